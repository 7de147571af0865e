using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Checkout.Data.Migrations.PostgreSql
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
                type: "integer",
                nullable: true);

            migrationBuilder.AddUniqueConstraint(
                name: "AK_InstalledProducts_AccountId_Id",
                table: "InstalledProducts",
                columns: new[] { "AccountId", "Id" });

            migrationBuilder.CreateTable(
                name: "UsageReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstalledProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Used = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    RecordId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false)
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

            migrationBuilder.DropUniqueConstraint(
                name: "AK_InstalledProducts_AccountId_Id",
                table: "InstalledProducts");

            migrationBuilder.DropColumn(
                name: "UsageAlertPercent",
                table: "Memberships");
        }
    }
}
