using System.Collections.Frozen;

namespace Checkout.Web.Features.SignIn;

/// <summary>Says in words where an address of this portal leads.</summary>
public static class SignInPurpose
{
    private static readonly FrozenDictionary<string, (string Many, string One)> Tabs =
        new Dictionary<string, (string, string)>(StringComparer.OrdinalIgnoreCase)
        {
            ["Quotes"] = ("your quotes", "quote"),
            ["Contracts"] = ("your contracts", "contract"),
            ["Orders"] = ("your orders", "order"),
            ["InstalledProducts"] = ("your installed products", ""),
            ["Statements"] = ("your statements", ""),
            ["Invoices"] = ("your invoices", "invoice"),
            ["Payments"] = ("your payments", "payment"),
            ["CreditMemos"] = ("your credit memos", "credit memo"),
            ["Contact"] = ("your messages to us", "message"),
            ["Search"] = ("the search", ""),
            ["Activity"] = ("the activity of your account", ""),
            ["buy-more-licenses"] = ("the order form for more licenses", ""),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <returns>Null for Home and everything without a name of its own.</returns>
    public static string? Of(string? returnUrl)
    {
        var path = (returnUrl ?? "").Split('?', '#')[0];
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || !Tabs.TryGetValue(parts[0], out var tab))
        {
            return null;
        }

        return parts.Length > 1 && tab.One.Length > 0 && IsNumber(parts[1]) ? $"to open {tab.One} {parts[1]}" : $"to open {tab.Many}";
    }

    // The address comes from outside: only what looks like a document's number is repeated.
    private static bool IsNumber(string part) =>
        part.Length <= Domain.DocumentNumber.MaxLength
            && part.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_');
}
