using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Checkout.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class KeepEInvoiceFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ContactEmail",
                table: "LegalEntities",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ContactName",
                table: "LegalEntities",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ContactPhone",
                table: "LegalEntities",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RegistrationId",
                table: "LegalEntities",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RegistrationScheme",
                table: "LegalEntities",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CreditMemoFile",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CreditMemoId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ContentType = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditMemoFile", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CreditMemoFile_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_CreditMemoFile_CreditMemos_AccountId_CreditMemoId",
                        columns: x => new { x.AccountId, x.CreditMemoId },
                        principalTable: "CreditMemos",
                        principalColumns: new[] { "AccountId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "InvoiceFile",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ContentType = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvoiceFile", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InvoiceFile_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_InvoiceFile_Invoices_AccountId_InvoiceId",
                        columns: x => new { x.AccountId, x.InvoiceId },
                        principalTable: "Invoices",
                        principalColumns: new[] { "AccountId", "Id" });
                });

            migrationBuilder.CreateIndex(
                name: "IX_CreditMemoFile_AccountId_CreditMemoId",
                table: "CreditMemoFile",
                columns: new[] { "AccountId", "CreditMemoId" });

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceFile_AccountId_InvoiceId",
                table: "InvoiceFile",
                columns: new[] { "AccountId", "InvoiceId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CreditMemoFile");

            migrationBuilder.DropTable(
                name: "InvoiceFile");

            migrationBuilder.DropColumn(
                name: "ContactEmail",
                table: "LegalEntities");

            migrationBuilder.DropColumn(
                name: "ContactName",
                table: "LegalEntities");

            migrationBuilder.DropColumn(
                name: "ContactPhone",
                table: "LegalEntities");

            migrationBuilder.DropColumn(
                name: "RegistrationId",
                table: "LegalEntities");

            migrationBuilder.DropColumn(
                name: "RegistrationScheme",
                table: "LegalEntities");
        }
    }
}
