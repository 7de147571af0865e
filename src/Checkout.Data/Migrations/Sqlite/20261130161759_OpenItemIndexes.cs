using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Checkout.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OpenItemIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Payments_Unapplied",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Invoices_AccountId_ReservedById",
                table: "Invoices");

            migrationBuilder.DropIndex(
                name: "IX_Invoices_Credit",
                table: "Invoices");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_Unapplied",
                table: "Payments",
                columns: new[] { "AccountId", "Status", "ReceivedOn", "Ordinal" },
                filter: "\"Amount\" > \"AllocatedAmount\" + \"RefundedAmount\"");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_AccountId_ReservedById",
                table: "Invoices",
                columns: new[] { "AccountId", "ReservedById" },
                filter: "\"ReservedById\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Credit",
                table: "Invoices",
                columns: new[] { "AccountId", "IssuedOn", "Ordinal" },
                filter: "\"DueAmount\" + \"AllocatedAmount\" < 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Payments_Unapplied",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Invoices_AccountId_ReservedById",
                table: "Invoices");

            migrationBuilder.DropIndex(
                name: "IX_Invoices_Credit",
                table: "Invoices");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_Unapplied",
                table: "Payments",
                columns: new[] { "AccountId", "ReceivedOn", "Ordinal" },
                filter: "\"Amount\" > \"AllocatedAmount\" + \"RefundedAmount\"");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_AccountId_ReservedById",
                table: "Invoices",
                columns: new[] { "AccountId", "ReservedById" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Credit",
                table: "Invoices",
                columns: new[] { "AccountId", "IssuedOn", "Ordinal" },
                filter: "-\"DueAmount\" > \"AllocatedAmount\"");
        }
    }
}
