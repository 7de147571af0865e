using System.Text.RegularExpressions;

namespace Checkout.Web.Documents;

/// <summary>Names of files that are sent to the browser: safe in a header and on every file system.</summary>
public static partial class DownloadName
{
    /// <summary>For instance <c>invoice-INV-00000012.pdf</c>.</summary>
    public static string Of(string name, string extension) => $"{Safe(name)}.{extension}";

    /// <summary>For instance <c>invoices-2026-11-23.csv</c>.</summary>
    public static string Of(string name, DateOnly on, string extension) =>
        Of($"{name}-{on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", extension);

    private static string Safe(string name) =>
        Unsafe().Replace(name, "-").Trim('.', '-') is { Length: > 0 } safe ? safe : "document";

    [GeneratedRegex("[^A-Za-z0-9._]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unsafe();
}
