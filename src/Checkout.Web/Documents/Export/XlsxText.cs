using System.Globalization;
using System.Text;
using System.Xml;

namespace Checkout.Web.Documents.Export;

/// <summary>Text as a cell's XML: escaped, without what XML or Excel refuse.</summary>
internal static class XlsxText
{
    private const int MostCharacters = 32_767;

    public static void Append(StringBuilder xml, string text)
    {
        var shown = text.Length > MostCharacters ? string.Concat(text.AsSpan(0, MostCharacters - 2), "…") : text;
        for (var index = 0; index < shown.Length; index++)
        {
            var character = shown[index];
            switch (character)
            {
                case '&': xml.Append("&amp;"); break;
                case '<': xml.Append("&lt;"); break;
                case '>': xml.Append("&gt;"); break;
                case '\r': xml.Append("_x000D_"); break;
                case '_' when IsEscape(shown, index): xml.Append("_x005F_"); break;
                case var high when char.IsHighSurrogate(high) && index + 1 < shown.Length && char.IsLowSurrogate(shown[index + 1]):
                    xml.Append(high).Append(shown[++index]);
                    break;
                default: xml.Append(XmlConvert.IsXmlChar(character) ? character : '\uFFFD'); break;
            }
        }
    }

    // Excel reads _x0041_ as A: a text that looks so by itself has its underscore escaped.
    private static bool IsEscape(string text, int index) =>
        index + 6 < text.Length && text[index + 1] == 'x' && text[index + 6] == '_'
        && int.TryParse(text.AsSpan(index + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);
}
