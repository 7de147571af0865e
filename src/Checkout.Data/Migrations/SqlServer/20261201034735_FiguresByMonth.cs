using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Checkout.Data.Migrations.SqlServer
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
                name: "IX_Contracts_AccountId_Number",
                table: "Contracts");
        }
    }
}
