using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Checkout.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class IndexesOfWhatIsInForce : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_InstalledProducts_AccountId_ProductId_EndsOn",
                table: "InstalledProducts",
                columns: new[] { "AccountId", "ProductId", "EndsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_InstalledProducts_AccountId_StartsOn",
                table: "InstalledProducts",
                columns: new[] { "AccountId", "StartsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_InstalledProducts_Annual",
                table: "InstalledProducts",
                columns: new[] { "AccountId", "ContractId", "StartsOn", "EndsOn", "AnnualAmount" });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_Counting",
                table: "Contracts",
                columns: new[] { "AccountId", "EndsOn", "StartsOn", "TerminatedOn", "AcceptedOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_InstalledProducts_AccountId_ProductId_EndsOn",
                table: "InstalledProducts");

            migrationBuilder.DropIndex(
                name: "IX_InstalledProducts_AccountId_StartsOn",
                table: "InstalledProducts");

            migrationBuilder.DropIndex(
                name: "IX_InstalledProducts_Annual",
                table: "InstalledProducts");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_Counting",
                table: "Contracts");
        }
    }
}
