using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Checkout.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class RenewalAndApproval : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "NoticeGivenAt",
                table: "Contracts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "TakesNotice",
                table: "Contracts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<decimal>(
                name: "ApprovalAbove",
                table: "Accounts",
                type: "numeric(19,4)",
                precision: 19,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "RequestedAt",
                table: "Acceptances",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RequestedBy",
                table: "Acceptances",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RequestedByEmail",
                table: "Acceptances",
                type: "character varying(256)",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RequestedById",
                table: "Acceptances",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RequestedByTitle",
                table: "Acceptances",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "OrderCancellations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    CreditedAmount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    CanceledById = table.Column<Guid>(type: "uuid", nullable: false),
                    CanceledBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    CanceledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderCancellations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OrderCancellations_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_OrderCancellations_Orders_AccountId_OrderId",
                        columns: x => new { x.AccountId, x.OrderId },
                        principalTable: "Orders",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "QuoteApprovals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    QuoteId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    RequestedById = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    RequestedByEmail = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    RequestedByTitle = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    IpAddress = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    RequestedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    PaymentArrangement = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PoNumber = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DecidedById = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    BillTo_City = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    BillTo_Country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    BillTo_Line1 = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    BillTo_Line2 = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    BillTo_Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    BillTo_PostalCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    BillTo_Region = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuoteApprovals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_QuoteApprovals_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_QuoteApprovals_Quotes_AccountId_QuoteId",
                        columns: x => new { x.AccountId, x.QuoteId },
                        principalTable: "Quotes",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RenewalNotices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    GivenById = table.Column<Guid>(type: "uuid", nullable: false),
                    GivenBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    GivenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    TakenBackBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    TakenBackAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RenewalNotices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RenewalNotices_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_RenewalNotices_Contracts_AccountId_ContractId",
                        columns: x => new { x.AccountId, x.ContractId },
                        principalTable: "Contracts",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OrderCancellations_AccountId_OrderId",
                table: "OrderCancellations",
                columns: new[] { "AccountId", "OrderId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OrderCancellations_CanceledAt",
                table: "OrderCancellations",
                column: "CanceledAt");

            migrationBuilder.CreateIndex(
                name: "IX_QuoteApprovals_AccountId_QuoteId_RequestedAt",
                table: "QuoteApprovals",
                columns: new[] { "AccountId", "QuoteId", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RenewalNotices_AccountId_ContractId_GivenAt",
                table: "RenewalNotices",
                columns: new[] { "AccountId", "ContractId", "GivenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RenewalNotices_GivenAt",
                table: "RenewalNotices",
                column: "GivenAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OrderCancellations");

            migrationBuilder.DropTable(
                name: "QuoteApprovals");

            migrationBuilder.DropTable(
                name: "RenewalNotices");

            migrationBuilder.DropColumn(
                name: "NoticeGivenAt",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "TakesNotice",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "ApprovalAbove",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "RequestedAt",
                table: "Acceptances");

            migrationBuilder.DropColumn(
                name: "RequestedBy",
                table: "Acceptances");

            migrationBuilder.DropColumn(
                name: "RequestedByEmail",
                table: "Acceptances");

            migrationBuilder.DropColumn(
                name: "RequestedById",
                table: "Acceptances");

            migrationBuilder.DropColumn(
                name: "RequestedByTitle",
                table: "Acceptances");
        }
    }
}
