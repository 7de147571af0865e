using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Checkout.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FiguresByMonth : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Tallies_AccountId_Series_Day",
                table: "Tallies",
                columns: new[] { "AccountId", "Series", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_UnappliedByPosting",
                table: "Payments",
                columns: new[] { "AccountId", "PostedOn", "Ordinal" },
                filter: "\"Amount\" > \"AllocatedAmount\" + \"RefundedAmount\"");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_UnappliedByReceipt",
                table: "Payments",
                columns: new[] { "AccountId", "ReceivedOn", "Ordinal" },
                filter: "\"Amount\" > \"AllocatedAmount\" + \"RefundedAmount\"");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_CreditByPosting",
                table: "Invoices",
                columns: new[] { "AccountId", "PostedOn", "Ordinal" },
                filter: "\"DueAmount\" + \"AllocatedAmount\" < 0");

            migrationBuilder.CreateIndex(
                name: "IX_CreditMemos_OpenByPosting",
                table: "CreditMemos",
                columns: new[] { "AccountId", "PostedOn", "Ordinal" },
                filter: "\"DueAmount\" > \"AllocatedAmount\"");

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_AccountId_Number",
                table: "Contracts",
                columns: new[] { "AccountId", "Number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tallies_AccountId_Series_Day",
                table: "Tallies");

            migrationBuilder.DropIndex(
                name: "IX_Payments_UnappliedByPosting",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Payments_UnappliedByReceipt",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Invoices_CreditByPosting",
                table: "Invoices");

            migrationBuilder.DropIndex(
                name: "IX_CreditMemos_OpenByPosting",
                table: "CreditMemos");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_AccountId_Number",
                table: "Contracts");
        }
    }
}
