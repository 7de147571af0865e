using Checkout.Data.Audit;

namespace Checkout.Web.Settings;

public sealed class AuditOptionsValidator : AbstractValidator<AuditOptions>
{
    public AuditOptionsValidator(IHostEnvironment environment) =>
        RuleFor(audit => audit.Key).IsOutsideKey(environment, "The key that seals every account’s activity is required.");
}
