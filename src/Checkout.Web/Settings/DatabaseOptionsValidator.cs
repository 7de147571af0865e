using Checkout.Data.Providers;

namespace Checkout.Web.Settings;

public sealed class DatabaseOptionsValidator : ISettingsRules<DatabaseOptions>
{
    public void Check(DatabaseOptions database, SettingsProblems problems)
    {
        problems.Must(Enum.IsDefined(database.Provider), nameof(database.Provider), "Write Sqlite, PostgreSql or SqlServer.");
        problems.Filled(database.ConnectionString);
        if (database.Provider is DatabaseProvider.SqlServer && SqlServerDbContext.ProblemOf(database.ConnectionString) is { } problem)
        {
            problems.Must(holds: false, nameof(database.ConnectionString), problem);
        }
    }
}
