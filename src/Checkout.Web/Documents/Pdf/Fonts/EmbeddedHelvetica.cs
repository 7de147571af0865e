namespace Checkout.Web.Documents.Pdf.Fonts;

/// <summary>Helvetica in a document: not embedded, one byte per character in the encoding of Windows.</summary>
internal sealed class EmbeddedHelvetica(string typeface, string name, int number) : EmbeddedFont(name, number)
{
    // Places of Windows' encoding beyond Latin-1, and two that are free there.
    private const string Beyond = "–\u0096—\u0097‘\u0091’\u0092“\u0093”\u0094•\u0095…\u0085Œ\u008Cœ\u009C†\u0086Ł\u0081ł\u008D";

    public override void Encode(int character, StringBuilder content)
    {
        var at = Beyond.IndexOf((char)character, StringComparison.Ordinal);
        content.Append(CultureInfo.InvariantCulture, $"{(at >= 0 ? Beyond[at + 1] : character):X2}");
    }

    public override void Write(PdfFile file) =>
        file.Write(Number,
            $"<</Type/Font/Subtype/Type1/BaseFont/{typeface}"
            + $"/Encoding<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[129/Lslash 141/lslash]>>>>");
}
