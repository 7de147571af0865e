using Checkout.Data.Audit;
using Checkout.Data.Keys;

namespace Checkout.Web.Settings;

public sealed class AuditOptionsValidator : AbstractValidator<AuditOptions>
{
    public AuditOptionsValidator(IHostEnvironment environment)
    {
        RuleFor(audit => audit.Key).IsOutsideKey(environment, "The key that seals every account’s activity is required.");
        RuleForEach(audit => audit.FormerKeys).Must(OutsideKey.IsKey)
            .WithMessage("Write the key as Audit:Key had it: at least 32 bytes in base64.");
    }
}
