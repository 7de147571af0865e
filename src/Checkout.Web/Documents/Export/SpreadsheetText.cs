namespace Checkout.Web.Documents.Export;

/// <summary>Text that a spreadsheet program would run as a formula is made text again (A19).</summary>
internal static class SpreadsheetText
{
    /// <summary>For text cells only: a negative amount starts with a minus too, and stays a number.</summary>
    public static string Neutralised(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
}
