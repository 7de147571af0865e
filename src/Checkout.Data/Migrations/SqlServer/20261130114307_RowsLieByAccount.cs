using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Checkout.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class RowsLieByAccount : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.ClusterAnew(TargetModel);

            // A large import holds the locks of its accounts, and not the table that every account's lock is in.
            migrationBuilder.Sql("ALTER TABLE [AccountLocks] SET (LOCK_ESCALATION = DISABLE);");
        }
    }
}
