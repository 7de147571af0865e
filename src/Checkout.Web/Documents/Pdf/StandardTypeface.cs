using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Checkout.Web.Documents.Pdf;

/// <summary>Helvetica, which every PDF reader has: the last resort of a machine without fonts.</summary>
internal sealed class StandardTypeface : Typeface
{
    // PdfPig writes these fonts in Adobe's standard encoding but looks other characters up in Latin-1, and prints Ø for é.
    // Only what was seen to come back as it went in is therefore admitted.
    private const string Admitted =
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~" +
        "¡¢£¤¥§ª«·º»¿ÆØßæø–—‘’“”•…ŒœŁł†";

    private static readonly string[] Names =
        ("space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen period slash " +
        "zero one two three four five six seven eight nine colon semicolon less equal greater question at " +
        "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum underscore grave " +
        "a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde " +
        "exclamdown cent sterling currency yen section ordfeminine guillemotleft periodcentered ordmasculine guillemotright questiondown " +
        "AE Oslash germandbls ae oslash endash emdash quoteleft quoteright quotedblleft quotedblright bullet ellipsis OE oe Lslash lslash dagger").Split(' ');

    private readonly Standard14Font _font;
    private readonly Dictionary<char, float> _advances = [];

    public StandardTypeface(bool bold)
        : base(bold ? "Helvetica-Bold" : "Helvetica")
    {
        _font = bold ? Standard14Font.HelveticaBold : Standard14Font.Helvetica;
        var metrics = Standard14.GetAdobeFontMetrics(_font).CharacterMetrics;
        foreach (var (character, name) in Admitted.Zip(Names))
        {
            _advances[character] = (float)metrics[name].Width.X / 1000f;
        }
    }

    public override int Capacity => int.MaxValue;

    public override float Advance(char character) => _advances.GetValueOrDefault(character, -1f);

    public override PdfDocumentBuilder.AddedFont AddTo(PdfDocumentBuilder builder) => builder.AddStandard14Font(_font);
}
