using Checkout.Data.Audit;

namespace Checkout.Web.Settings;

public sealed class AuditOptionsValidator : AbstractValidator<AuditOptions>
{
    public AuditOptionsValidator(IHostEnvironment environment, IOptions<DatabaseOptions> database) =>
        RuleFor(audit => audit.Key).IsOutsideKey(environment, database, "The key that seals every account’s activity is required.");
}
