using System.Runtime.CompilerServices;
using Checkout.Data.Keys;

namespace Checkout.Web.Settings;

/// <summary>What is asked of a setting that holds a key.</summary>
public static class OutsideKeyRule
{
    /// <param name="isRequired">The sentence where it is missing.</param>
    public static void OutsideKey(this SettingsProblems problems, string key, IHostEnvironment environment, string isRequired,
        [CallerArgumentExpression(nameof(key))] string setting = "")
    {
        // Only somebody who tries the portal out goes without: then the key lies in a file.
        problems.Must(key.Length > 0 || environment.IsForTrying(), SettingsProblems.NameOf(setting),
            $"{isRequired} “openssl rand -base64 32” makes one; keep it outside the database.");
        problems.Must(key.Length == 0 || Data.Keys.OutsideKey.IsKey(key), SettingsProblems.NameOf(setting),
            "Write at least 32 random bytes in base64, for instance what “openssl rand -base64 32” prints.");
    }
}
