using Checkout.Data.Providers;

namespace Checkout.Web.Settings;

public sealed class DatabaseOptionsValidator : AbstractValidator<DatabaseOptions>
{
    public DatabaseOptionsValidator()
    {
        RuleFor(database => database.Provider).IsInEnum().WithMessage("Write Sqlite, PostgreSql or SqlServer.");
        RuleFor(database => database.ConnectionString).NotEmpty();
        RuleFor(database => database.ConnectionString).Custom((connection, context) =>
        {
            if (SqlServerDbContext.ProblemOf(connection) is { } problem)
            {
                context.AddFailure(problem);
            }
        }).When(database => database.Provider is DatabaseProvider.SqlServer);
    }
}
