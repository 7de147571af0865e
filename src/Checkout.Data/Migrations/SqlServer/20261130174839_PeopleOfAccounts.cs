using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Checkout.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class PeopleOfAccounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Profiles_Name",
                table: "Profiles");

            migrationBuilder.DropIndex(
                name: "IX_PermissionSets_Name",
                table: "PermissionSets");

            migrationBuilder.AddColumn<string>(
                name: "Limits",
                table: "Profiles",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<decimal>(
                name: "OrdersUpTo",
                table: "Profiles",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OwnerId",
                table: "Profiles",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "Limits",
                table: "PermissionSets",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<decimal>(
                name: "OrdersUpTo",
                table: "PermissionSets",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OwnerId",
                table: "PermissionSets",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateOnly>(
                name: "EndsOn",
                table: "Memberships",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "InvitationEndsAt",
                table: "Memberships",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "InvitationKey",
                table: "Memberships",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "InvitedAt",
                table: "Memberships",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "InvitedBy",
                table: "Memberships",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AccessRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MembershipId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    AskedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Answer = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    AnsweredBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessRequests", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                    table.ForeignKey(
                        name: "FK_AccessRequests_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_AccessRequests_Memberships_AccountId_MembershipId",
                        columns: x => new { x.AccountId, x.MembershipId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Profiles_OwnerId_Name",
                table: "Profiles",
                columns: new[] { "OwnerId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PermissionSets_OwnerId_Name",
                table: "PermissionSets",
                columns: new[] { "OwnerId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AccessRequests_AccountId_Answer",
                table: "AccessRequests",
                columns: new[] { "AccountId", "Answer" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessRequests_AccountId_MembershipId",
                table: "AccessRequests",
                columns: new[] { "AccountId", "MembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessRequests_AccountId_Ordinal",
                table: "AccessRequests",
                columns: new[] { "AccountId", "Ordinal" })
                .Annotation("SqlServer:Clustered", true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccessRequests");

            migrationBuilder.DropIndex(
                name: "IX_Profiles_OwnerId_Name",
                table: "Profiles");

            migrationBuilder.DropIndex(
                name: "IX_PermissionSets_OwnerId_Name",
                table: "PermissionSets");

            migrationBuilder.DropColumn(
                name: "Limits",
                table: "Profiles");

            migrationBuilder.DropColumn(
                name: "OrdersUpTo",
                table: "Profiles");

            migrationBuilder.DropColumn(
                name: "OwnerId",
                table: "Profiles");

            migrationBuilder.DropColumn(
                name: "Limits",
                table: "PermissionSets");

            migrationBuilder.DropColumn(
                name: "OrdersUpTo",
                table: "PermissionSets");

            migrationBuilder.DropColumn(
                name: "OwnerId",
                table: "PermissionSets");

            migrationBuilder.DropColumn(
                name: "EndsOn",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "InvitationEndsAt",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "InvitationKey",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "InvitedAt",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "InvitedBy",
                table: "Memberships");

            migrationBuilder.CreateIndex(
                name: "IX_Profiles_Name",
                table: "Profiles",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PermissionSets_Name",
                table: "PermissionSets",
                column: "Name",
                unique: true);
        }
    }
}
