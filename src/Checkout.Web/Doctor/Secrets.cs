using System.Data.Common;

namespace Checkout.Web.Doctor;

/// <summary>Keeps what is secret out of what is said: servers and drivers quote what they were given.</summary>
public sealed class Secrets(IConfiguration configuration)
{
    // Shorter ones would be found in ordinary words.
    private const int Shortest = 5;

    private static readonly string[] Names = ["Key", "Password", "Secret", "Token"];

    private readonly Lazy<IReadOnlyList<string>> _values = new(() => [.. configuration.AsEnumerable()
        .Where(setting => setting.Value is { Length: >= Shortest } && IsSecret(setting.Key))
        .SelectMany(setting => setting.Key.EndsWith(nameof(DatabaseOptions.ConnectionString), StringComparison.OrdinalIgnoreCase)
            ? PasswordsIn(setting.Value!) : [setting.Value!])
        .Distinct(StringComparer.Ordinal).OrderByDescending(value => value.Length)]);

    /// <summary>A text in one line, without any secret.</summary>
    /// <param name="address">An address that is not to be told either.</param>
    public string Masked(string text, string? address)
    {
        foreach (var value in _values.Value)
        {
            text = text.Replace(value, "…", StringComparison.Ordinal);
        }

        return (address is { Length: > 0 } ? text.Replace(address, "…", StringComparison.OrdinalIgnoreCase) : text)
            .ReplaceLineEndings(" ").Trim();
    }

    public bool AreIn(string text) => _values.Value.Any(value => text.Contains(value, StringComparison.Ordinal));

    private static bool IsSecret(string setting) => setting.Contains(":FormerKeys:", StringComparison.OrdinalIgnoreCase)
        || setting.EndsWith(nameof(DatabaseOptions.ConnectionString), StringComparison.OrdinalIgnoreCase)
        || Names.Any(name => setting.EndsWith(name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> PasswordsIn(string connection)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = connection };
            return ((string[])["Password", "Pwd"])
                .Select(name => parts.TryGetValue(name, out var value) ? (string)value : "").Where(value => value.Length >= Shortest);
        }
        catch (ArgumentException)
        {
            // What can't be read is never quoted either.
            return [];
        }
    }
}
