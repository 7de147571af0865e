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
            migrationBuilder.DropIndex(
                name: "IX_Payments_AccountId_Source_Number",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Orders_AccountId_Source_Number",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Invoices_AccountId_Source_Number",
                table: "Invoices");

            migrationBuilder.DropIndex(
                name: "IX_CreditMemos_AccountId_Source_Number",
                table: "CreditMemos");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_AccountId_Source_Number",
                table: "Contracts");

            migrationBuilder.DropIndex(
                name: "IX_CollectionsActivities_AccountId_Amount_Ordinal",
                table: "CollectionsActivities");

            migrationBuilder.CreateIndex(
                name: "IX_Tallies_AccountId_Series_Day",
                table: "Tallies",
                columns: new[] { "AccountId", "Series", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_AccountId_Number_Source",
                table: "Payments",
                columns: new[] { "AccountId", "Number", "Source" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Orders_AccountId_Number_Source",
                table: "Orders",
                columns: new[] { "AccountId", "Number", "Source" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_AccountId_Number_Source",
                table: "Invoices",
                columns: new[] { "AccountId", "Number", "Source" },
                unique: true);

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
                name: "IX_CreditMemos_AccountId_Number_Source",
                table: "CreditMemos",
                columns: new[] { "AccountId", "Number", "Source" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_AccountId_Number_Source",
                table: "Contracts",
                columns: new[] { "AccountId", "Number", "Source" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_Counting",
                table: "Contracts",
                columns: new[] { "AccountId", "EndsOn", "StartsOn", "TerminatedOn", "AcceptedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_CollectionsActivities_AccountId_Number",
                table: "CollectionsActivities",
                columns: new[] { "AccountId", "Number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tallies_AccountId_Series_Day",
                table: "Tallies");

            migrationBuilder.DropIndex(
                name: "IX_Payments_AccountId_Number_Source",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Orders_AccountId_Number_Source",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Invoices_AccountId_Number_Source",
                table: "Invoices");

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
                name: "IX_CreditMemos_AccountId_Number_Source",
                table: "CreditMemos");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_AccountId_Number_Source",
                table: "Contracts");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_Counting",
                table: "Contracts");

            migrationBuilder.DropIndex(
                name: "IX_CollectionsActivities_AccountId_Number",
                table: "CollectionsActivities");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_AccountId_Source_Number",
                table: "Payments",
                columns: new[] { "AccountId", "Source", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Orders_AccountId_Source_Number",
                table: "Orders",
                columns: new[] { "AccountId", "Source", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_AccountId_Source_Number",
                table: "Invoices",
                columns: new[] { "AccountId", "Source", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CreditMemos_AccountId_Source_Number",
                table: "CreditMemos",
                columns: new[] { "AccountId", "Source", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_AccountId_Source_Number",
                table: "Contracts",
                columns: new[] { "AccountId", "Source", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CollectionsActivities_AccountId_Amount_Ordinal",
                table: "CollectionsActivities",
                columns: new[] { "AccountId", "Amount", "Ordinal" });
        }
    }
}
