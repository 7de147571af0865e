using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Checkout.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Tallies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Tallies",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Series = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Mark = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Count = table.Column<long>(type: "bigint", nullable: false),
                    Net = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Open = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tallies", x => new { x.AccountId, x.Series, x.State, x.Mark, x.Currency, x.Day });
                    table.ForeignKey(
                        name: "FK_Tallies_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_AccountId_ExpiresOn_Ordinal",
                table: "Quotes",
                columns: new[] { "AccountId", "ExpiresOn", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_AccountId_PublishedOn_Ordinal",
                table: "Quotes",
                columns: new[] { "AccountId", "PublishedOn", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_AccountId_Status_PublishedAt_Ordinal",
                table: "Quotes",
                columns: new[] { "AccountId", "Status", "PublishedAt", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_AccountId_Title_Ordinal",
                table: "Quotes",
                columns: new[] { "AccountId", "Title", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_AccountId_Type_Ordinal",
                table: "Quotes",
                columns: new[] { "AccountId", "Type", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_AccountId_Amount_Ordinal",
                table: "Payments",
                columns: new[] { "AccountId", "Amount", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_AccountId_Method_Ordinal",
                table: "Payments",
                columns: new[] { "AccountId", "Method", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_AccountId_Method_ReceivedOn_Ordinal",
                table: "Payments",
                columns: new[] { "AccountId", "Method", "ReceivedOn", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_AccountId_Status_Ordinal",
                table: "Payments",
                columns: new[] { "AccountId", "Status", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_AccountId_Status_ReceivedOn_Ordinal",
                table: "Payments",
                columns: new[] { "AccountId", "Status", "ReceivedOn", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_AccountId_PlacedBy_Ordinal",
                table: "Orders",
                columns: new[] { "AccountId", "PlacedBy", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_AccountId_Status_Ordinal",
                table: "Orders",
                columns: new[] { "AccountId", "Status", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_AccountId_Status_PlacedOn_Ordinal",
                table: "Orders",
                columns: new[] { "AccountId", "Status", "PlacedOn", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_AccountId_TotalAmount_Ordinal",
                table: "Orders",
                columns: new[] { "AccountId", "TotalAmount", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_CreditMemos_AccountId_DueAmount_Ordinal",
                table: "CreditMemos",
                columns: new[] { "AccountId", "DueAmount", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_CreditMemos_AccountId_Kind_Ordinal",
                table: "CreditMemos",
                columns: new[] { "AccountId", "Kind", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_AccountId_BillingFrequency_Ordinal",
                table: "Contracts",
                columns: new[] { "AccountId", "BillingFrequency", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_AccountId_EndsOn_Ordinal",
                table: "Contracts",
                columns: new[] { "AccountId", "EndsOn", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_AccountId_Name_Ordinal",
                table: "Contracts",
                columns: new[] { "AccountId", "Name", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_AccountId_PaymentArrangement_Ordinal",
                table: "Contracts",
                columns: new[] { "AccountId", "PaymentArrangement", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_CollectionsActivities_AccountId_Amount_Ordinal",
                table: "CollectionsActivities",
                columns: new[] { "AccountId", "Amount", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_CollectionsActivities_AccountId_Kind_Ordinal",
                table: "CollectionsActivities",
                columns: new[] { "AccountId", "Kind", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_AccountId_Action_Ordinal",
                table: "AuditEntries",
                columns: new[] { "AccountId", "Action", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_AccountId_Actor_Ordinal",
                table: "AuditEntries",
                columns: new[] { "AccountId", "Actor", "Ordinal" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Tallies");

            migrationBuilder.DropIndex(
                name: "IX_Quotes_AccountId_ExpiresOn_Ordinal",
                table: "Quotes");

            migrationBuilder.DropIndex(
                name: "IX_Quotes_AccountId_PublishedOn_Ordinal",
                table: "Quotes");

            migrationBuilder.DropIndex(
                name: "IX_Quotes_AccountId_Status_PublishedAt_Ordinal",
                table: "Quotes");

            migrationBuilder.DropIndex(
                name: "IX_Quotes_AccountId_Title_Ordinal",
                table: "Quotes");

            migrationBuilder.DropIndex(
                name: "IX_Quotes_AccountId_Type_Ordinal",
                table: "Quotes");

            migrationBuilder.DropIndex(
                name: "IX_Payments_AccountId_Amount_Ordinal",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Payments_AccountId_Method_Ordinal",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Payments_AccountId_Method_ReceivedOn_Ordinal",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Payments_AccountId_Status_Ordinal",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Payments_AccountId_Status_ReceivedOn_Ordinal",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Orders_AccountId_PlacedBy_Ordinal",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_AccountId_Status_Ordinal",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_AccountId_Status_PlacedOn_Ordinal",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_AccountId_TotalAmount_Ordinal",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_CreditMemos_AccountId_DueAmount_Ordinal",
                table: "CreditMemos");

            migrationBuilder.DropIndex(
                name: "IX_CreditMemos_AccountId_Kind_Ordinal",
                table: "CreditMemos");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_AccountId_BillingFrequency_Ordinal",
                table: "Contracts");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_AccountId_EndsOn_Ordinal",
                table: "Contracts");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_AccountId_Name_Ordinal",
                table: "Contracts");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_AccountId_PaymentArrangement_Ordinal",
                table: "Contracts");

            migrationBuilder.DropIndex(
                name: "IX_CollectionsActivities_AccountId_Amount_Ordinal",
                table: "CollectionsActivities");

            migrationBuilder.DropIndex(
                name: "IX_CollectionsActivities_AccountId_Kind_Ordinal",
                table: "CollectionsActivities");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_AccountId_Action_Ordinal",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_AccountId_Actor_Ordinal",
                table: "AuditEntries");
        }
    }
}
