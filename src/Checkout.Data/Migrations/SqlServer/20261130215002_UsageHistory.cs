using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Checkout.Data.Migrations.SqlServer
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
                type: "int",
                nullable: true);

            migrationBuilder.AddUniqueConstraint(
                name: "AK_InstalledProducts_AccountId_Id",
                table: "InstalledProducts",
                columns: new[] { "AccountId", "Id" });

            migrationBuilder.CreateTable(
                name: "UsageReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InstalledProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Used = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    RecordId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UsageReports", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
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

            migrationBuilder.CreateIndex(
                name: "IX_UsageReports_AccountId_Ordinal",
                table: "UsageReports",
                columns: new[] { "AccountId", "Ordinal" })
                .Annotation("SqlServer:Clustered", true);

            // What is reported by now is the first of the history; a row takes the identity of its installed product, once.
            migrationBuilder.Sql("""
                INSERT INTO [UsageReports] ([Id], [Version], [Ordinal], [AccountId], [InstalledProductId], [On], [Used], [Revision])
                SELECT [Id], [Version], [Ordinal], [AccountId], [Id], [UsageOn], [UsedQuantity], 1
                FROM [InstalledProducts] WHERE [UsedQuantity] IS NOT NULL AND [UsageOn] IS NOT NULL;
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
