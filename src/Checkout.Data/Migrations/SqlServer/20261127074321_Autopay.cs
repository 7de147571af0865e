using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Checkout.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Autopay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ExpiryToldAt",
                table: "StoredMethods",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ForgottenAt",
                table: "StoredMethods",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Slug",
                table: "StoredMethods",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Autopay",
                table: "Contracts",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "AutopayAt",
                table: "Contracts",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AutopayBy",
                table: "Contracts",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Autopayments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ContractId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    PlannedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AnnouncedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    NotBefore = table.Column<DateOnly>(type: "date", nullable: true),
                    RetryOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Autopayments", x => x.Id);
                    table.UniqueConstraint("AK_Autopayments_AccountId_Id", x => new { x.AccountId, x.Id });
                    table.ForeignKey(
                        name: "FK_Autopayments_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Autopayments_Contracts_AccountId_ContractId",
                        columns: x => new { x.AccountId, x.ContractId },
                        principalTable: "Contracts",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Autopayments_Invoices_AccountId_InvoiceId",
                        columns: x => new { x.AccountId, x.InvoiceId },
                        principalTable: "Invoices",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MethodSetups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Gateway = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StartedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    StartedByEmail = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    ResultUrl = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    MethodId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MethodSetups", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MethodSetups_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_MethodSetups_StoredMethods_AccountId_MethodId",
                        columns: x => new { x.AccountId, x.MethodId },
                        principalTable: "StoredMethods",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AutopayCharges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AutopaymentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    AttemptId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    FailureReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AutopayCharges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AutopayCharges_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_AutopayCharges_Autopayments_AccountId_AutopaymentId",
                        columns: x => new { x.AccountId, x.AutopaymentId },
                        principalTable: "Autopayments",
                        principalColumns: new[] { "AccountId", "Id" });
                    table.ForeignKey(
                        name: "FK_AutopayCharges_Invoices_AccountId_InvoiceId",
                        columns: x => new { x.AccountId, x.InvoiceId },
                        principalTable: "Invoices",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AutopayCharges_PaymentAttempts_AccountId_AttemptId",
                        columns: x => new { x.AccountId, x.AttemptId },
                        principalTable: "PaymentAttempts",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StoredMethods_AccountId_Slug",
                table: "StoredMethods",
                columns: new[] { "AccountId", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_Autopay",
                table: "Contracts",
                column: "Autopay");

            migrationBuilder.CreateIndex(
                name: "IX_AutopayCharges_AccountId_AttemptId",
                table: "AutopayCharges",
                columns: new[] { "AccountId", "AttemptId" });

            migrationBuilder.CreateIndex(
                name: "IX_AutopayCharges_AccountId_AutopaymentId",
                table: "AutopayCharges",
                columns: new[] { "AccountId", "AutopaymentId" });

            migrationBuilder.CreateIndex(
                name: "IX_AutopayCharges_AccountId_InvoiceId_Number",
                table: "AutopayCharges",
                columns: new[] { "AccountId", "InvoiceId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Autopayments_AccountId_ContractId",
                table: "Autopayments",
                columns: new[] { "AccountId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_Autopayments_AccountId_InvoiceId",
                table: "Autopayments",
                columns: new[] { "AccountId", "InvoiceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Autopayments_Status",
                table: "Autopayments",
                column: "Status");

            migrationBuilder.CreateIndex(
                name: "IX_MethodSetups_AccountId_Key",
                table: "MethodSetups",
                columns: new[] { "AccountId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MethodSetups_AccountId_MethodId",
                table: "MethodSetups",
                columns: new[] { "AccountId", "MethodId" });

            migrationBuilder.CreateIndex(
                name: "IX_MethodSetups_MethodId_StartedAt",
                table: "MethodSetups",
                columns: new[] { "MethodId", "StartedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AutopayCharges");

            migrationBuilder.DropTable(
                name: "MethodSetups");

            migrationBuilder.DropTable(
                name: "Autopayments");

            migrationBuilder.DropIndex(
                name: "IX_StoredMethods_AccountId_Slug",
                table: "StoredMethods");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_Autopay",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "ExpiryToldAt",
                table: "StoredMethods");

            migrationBuilder.DropColumn(
                name: "ForgottenAt",
                table: "StoredMethods");

            migrationBuilder.DropColumn(
                name: "Slug",
                table: "StoredMethods");

            migrationBuilder.DropColumn(
                name: "Autopay",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "AutopayAt",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "AutopayBy",
                table: "Contracts");
        }
    }
}
