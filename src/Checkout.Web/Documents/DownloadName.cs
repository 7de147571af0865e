using System.Globalization;

namespace Checkout.Web.Documents;

/// <summary>Names of files that are sent to the browser: safe in a header and on every file system.</summary>
public static class DownloadName
{
    /// <summary>For instance <c>invoice-INV-00000012.pdf</c>.</summary>
    public static string Of(string name, string extension) => $"{Safe(name)}.{extension}";

    /// <summary>For instance <c>invoices-2026-11-23.csv</c>.</summary>
    public static string Of(string name, DateOnly on, string extension) =>
        Of($"{name}-{on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", extension);

    private static string Safe(string name) =>
        string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-' ? character : '-')).Trim('.', '-') is { Length: > 0 } safe
            ? safe
            : "document";
}
