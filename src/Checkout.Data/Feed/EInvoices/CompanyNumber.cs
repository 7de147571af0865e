namespace Checkout.Data.Feed.EInvoices;

/// <summary>A company's tax or register number, however it is punctuated: CHE-123.456.788 MWST is CHE123456788.</summary>
internal static class CompanyNumber
{
    // What countries write behind a number to say that it is registered for VAT.
    private static readonly string[] Suffixes = ["MWST", "TVA", "IVA", "MVA", "VAT"];

    /// <returns>Null where there is no digit but zeros: “N/A”, “-”, “0” and “DE” are nobody's numbers.</returns>
    public static string? KeyOf(string text)
    {
        // A participant id of Peppol has its scheme before it: 9930:DE129274210.
        var bare = text[(text.LastIndexOf(':') + 1)..];
        var key = string.Concat(bare.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        var suffix = Array.Find(Suffixes, word => key.EndsWith(word, StringComparison.Ordinal));
        key = suffix is null ? key : key[..^suffix.Length];
        return key.Any(character => character is >= '1' and <= '9') ? key : null;
    }
}
