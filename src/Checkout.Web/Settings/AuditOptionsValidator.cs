using Checkout.Data.Audit;

namespace Checkout.Web.Settings;

public sealed class AuditOptionsValidator : AbstractValidator<AuditOptions>
{
    public AuditOptionsValidator(IHostEnvironment environment)
    {
        RuleFor(audit => audit.Key).Must(AuditKey.IsKey).When(audit => audit.Key.Length > 0)
            .WithMessage("Write at least 32 random bytes in base64, for instance what “openssl rand -base64 32” prints.");

        // Only somebody who tries the portal out goes without: then the key lies in a file.
        RuleFor(audit => audit.Key).NotEmpty()
            .When(_ => !environment.IsDevelopment())
            .WithMessage(
                "The key that seals every account’s activity is required. “openssl rand -base64 32” makes one; keep it outside the "
                + "database.");
    }
}
