using Checkout.Data.Keys;

namespace Checkout.Web.Settings;

/// <summary>What is asked of a setting that holds a key.</summary>
public static class OutsideKeyRule
{
    /// <param name="isRequired">The sentence where it is missing.</param>
    public static void IsOutsideKey<TOptions>(this IRuleBuilderInitial<TOptions, string> rule, IHostEnvironment environment,
        string isRequired)
    {
        // Only somebody who tries the portal out goes without: then the key lies in a file.
        var mayBeMissing = environment.IsForTrying();
        rule.Cascade(CascadeMode.Stop)
            .Must(key => key.Length > 0 || mayBeMissing)
                .WithMessage($"{isRequired} “openssl rand -base64 32” makes one; keep it outside the database.")
            .Must(key => key.Length == 0 || OutsideKey.IsKey(key))
                .WithMessage("Write at least 32 random bytes in base64, for instance what “openssl rand -base64 32” prints.");
    }
}
