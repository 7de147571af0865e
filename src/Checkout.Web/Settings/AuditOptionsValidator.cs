using Checkout.Data.Audit;
using Checkout.Data.Keys;

namespace Checkout.Web.Settings;

public sealed class AuditOptionsValidator(IHostEnvironment environment) : ISettingsRules<AuditOptions>
{
    public void Check(AuditOptions audit, SettingsProblems problems)
    {
        problems.OutsideKey(audit.Key, environment, "The key that seals every account’s activity is required.");
        foreach (var (index, key) in audit.FormerKeys.Index())
        {
            problems.Must(OutsideKey.IsKey(key), $"{nameof(audit.FormerKeys)}[{index}]",
                "Write the key as Audit:Key had it: at least 32 bytes in base64.");
        }
    }
}
