using System.Globalization;
using Checkout.Web.Settings;

namespace Checkout.Testing.Web;

/// <summary>Settings under which nobody is refused for asking often: tests and benchmarks ask more often than people do.</summary>
public static class Unlimited
{
    private const int Most = 1_000_000;

    /// <summary>What is counted. Turns stay as they are.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = typeof(LimitOptions).GetProperties()
        .Select(setting => setting.Name)
        .Where(name => name.EndsWith("PerMinute", StringComparison.Ordinal) || name == nameof(LimitOptions.MailsPerMember))
        .ToDictionary(name => $"{LimitOptions.Section}:{name}", _ => Most.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>The same for a process, with turns for a crowd in one account.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
    [
        .. Settings.Select(setting => $"--{setting.Key}={setting.Value}"),
        "--Limits:DownloadsPerMember=100", "--Limits:DownloadsPerAccount=100",
    ];
}
