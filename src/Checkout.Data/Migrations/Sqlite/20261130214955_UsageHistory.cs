using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Checkout.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class UsageHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "UsageAlertPercent",
                table: "Memberships",
                type: "INTEGER",
                nullable: true);

            // A unique index is as good a target of references, and the table need not be written anew, which would be after the rows below.
            migrationBuilder.CreateIndex(
                name: "AK_InstalledProducts_AccountId_Id",
                table: "InstalledProducts",
                columns: new[] { "AccountId", "Id" },
                unique: true);

            migrationBuilder.CreateTable(
                name: "UsageReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstalledProductId = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Used = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    RecordId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ordinal = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UsageReports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UsageReports_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_UsageReports_InstalledProducts_AccountId_InstalledProductId",
                        columns: x => new { x.AccountId, x.InstalledProductId },
                        principalTable: "InstalledProducts",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_UsageReports_AccountId_InstalledProductId_On_Revision",
                table: "UsageReports",
                columns: new[] { "AccountId", "InstalledProductId", "On", "Revision" },
                unique: true);

            // What is reported by now is the first of the history; a row takes the identity of its installed product, once.
            migrationBuilder.Sql("""
                INSERT INTO "UsageReports" ("Id", "Version", "Ordinal", "AccountId", "InstalledProductId", "On", "Used", "Revision")
                SELECT "Id", "Version", "Ordinal", "AccountId", "Id", "UsageOn", "UsedQuantity", 1
                FROM "InstalledProducts" WHERE "UsedQuantity" IS NOT NULL AND "UsageOn" IS NOT NULL;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "UsageReports");

            migrationBuilder.DropIndex(
                name: "AK_InstalledProducts_AccountId_Id",
                table: "InstalledProducts");

            migrationBuilder.DropColumn(
                name: "UsageAlertPercent",
                table: "Memberships");
        }
    }
}
