namespace Checkout.Web.Settings;

public sealed class DatabaseOptionsValidator : AbstractValidator<DatabaseOptions>
{
    public DatabaseOptionsValidator()
    {
        RuleFor(database => database.Provider).IsInEnum().WithMessage("Write Sqlite, PostgreSql or SqlServer.");
        RuleFor(database => database.ConnectionString).NotEmpty();
    }
}
