using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Checkout.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class SingleSignOn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "KeepsPassword",
                table: "Memberships",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "SignOnRequired",
                table: "Accounts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "SignOnAnswers",
                columns: table => new
                {
                    State = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignOnAnswers", x => x.State);
                });

            migrationBuilder.CreateTable(
                name: "SignOnDomains",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(253)", maxLength: 253, nullable: false),
                    Token = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Proven = table.Column<string>(type: "character varying(253)", maxLength: 253, nullable: true),
                    ProvenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignOnDomains", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignOnDomains_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "SignOnProviders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Issuer = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    ClientId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Secret = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    IsOn = table.Column<bool>(type: "boolean", nullable: false),
                    AddsMembers = table.Column<bool>(type: "boolean", nullable: false),
                    TrustsAddresses = table.Column<bool>(type: "boolean", nullable: false),
                    SignsOut = table.Column<bool>(type: "boolean", nullable: false),
                    ProfileId = table.Column<Guid>(type: "uuid", nullable: true),
                    TestedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignOnProviders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignOnProviders_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_SignOnProviders_Profiles_ProfileId",
                        column: x => x.ProfileId,
                        principalTable: "Profiles",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "SignOnRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Claim = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Value = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ProfileId = table.Column<Guid>(type: "uuid", nullable: true),
                    PermissionSetId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignOnRules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignOnRules_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_SignOnRules_PermissionSets_PermissionSetId",
                        column: x => x.PermissionSetId,
                        principalTable: "PermissionSets",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_SignOnRules_Profiles_ProfileId",
                        column: x => x.ProfileId,
                        principalTable: "Profiles",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_SignOnAnswers_At",
                table: "SignOnAnswers",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_SignOnDomains_AccountId_Name",
                table: "SignOnDomains",
                columns: new[] { "AccountId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignOnDomains_Proven",
                table: "SignOnDomains",
                column: "Proven",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignOnProviders_AccountId",
                table: "SignOnProviders",
                column: "AccountId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignOnProviders_ProfileId",
                table: "SignOnProviders",
                column: "ProfileId");

            migrationBuilder.CreateIndex(
                name: "IX_SignOnRules_AccountId",
                table: "SignOnRules",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_SignOnRules_PermissionSetId",
                table: "SignOnRules",
                column: "PermissionSetId");

            migrationBuilder.CreateIndex(
                name: "IX_SignOnRules_ProfileId",
                table: "SignOnRules",
                column: "ProfileId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SignOnAnswers");

            migrationBuilder.DropTable(
                name: "SignOnDomains");

            migrationBuilder.DropTable(
                name: "SignOnProviders");

            migrationBuilder.DropTable(
                name: "SignOnRules");

            migrationBuilder.DropColumn(
                name: "KeepsPassword",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "SignOnRequired",
                table: "Accounts");
        }
    }
}
