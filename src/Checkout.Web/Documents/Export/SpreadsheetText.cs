namespace Checkout.Web.Documents.Export;

/// <summary>Text that a spreadsheet program would run as a formula is made text again (A19).</summary>
internal static class SpreadsheetText
{
    // Programs for East Asian languages take the full-width forms for the others, and control characters before a formula are skipped.
    private const string Begin = "=+-@＝＋－＠";

    /// <summary>For text cells only: a negative amount starts with a minus too, and stays a number.</summary>
    public static string Neutralised(string text) =>
        text.Length > 0 && (Begin.Contains(text[0], StringComparison.Ordinal) || char.IsControl(text[0])) ? "'" + text : text;
}
