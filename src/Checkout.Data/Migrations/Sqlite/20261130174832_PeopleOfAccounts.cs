using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Checkout.Data.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<long>(
                name: "OrdersUpTo",
                table: "Profiles",
                type: "INTEGER",
                precision: 19,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OwnerId",
                table: "Profiles",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "Limits",
                table: "PermissionSets",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<long>(
                name: "OrdersUpTo",
                table: "PermissionSets",
                type: "INTEGER",
                precision: 19,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OwnerId",
                table: "PermissionSets",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateOnly>(
                name: "EndsOn",
                table: "Memberships",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "InvitationEndsAt",
                table: "Memberships",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "InvitationKey",
                table: "Memberships",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "InvitedAt",
                table: "Memberships",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "InvitedBy",
                table: "Memberships",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AccessRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MembershipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AnsweredBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ordinal = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessRequests", x => x.Id);
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
