using UglyToad.PdfPig.Fonts.Standard14Fonts;

namespace Checkout.Web.Documents.Pdf.Fonts;

/// <summary>Helvetica, which every PDF reader has: the last resort of a machine without fonts.</summary>
internal sealed class StandardTypeface : Typeface
{
    // What the standard fonts of every reader have, with the names by which Adobe's metrics know it.
    private const string Admitted =
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~" +
        "¡¢£¤¥§ª«·º»¿ÆØßæø–—‘’“”•…ŒœŁł†";

    private static readonly string[] Names =
        ("space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen period "
            + "slash " +
        "zero one two three four five six seven eight nine colon semicolon less equal greater question at " +
        "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum underscore grave " +
        "a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde " +
        "exclamdown cent sterling currency yen section ordfeminine guillemotleft periodcentered ordmasculine guillemotright questiondown " +
        "AE Oslash germandbls ae oslash endash emdash quoteleft quoteright quotedblleft quotedblright bullet ellipsis OE oe Lslash "
            + "lslash dagger").Split(' ');

    private readonly Dictionary<char, float> _advances = [];

    public StandardTypeface(bool bold)
        : base(bold ? "Helvetica-Bold" : "Helvetica")
    {
        var font = bold ? Standard14Font.HelveticaBold : Standard14Font.Helvetica;
        var metrics = Standard14.GetAdobeFontMetrics(font).CharacterMetrics;
        foreach (var (character, name) in Admitted.Zip(Names))
        {
            _advances[character] = (float)metrics[name].Width.X / 1000f;
        }
    }

    public override float Advance(int character) => character > char.MaxValue ? -1f : _advances.GetValueOrDefault((char)character, -1f);

    public override EmbeddedFont Embed(string resource, int number) => new EmbeddedHelvetica(Name, resource, number);
}
