using System.Buffers;
using System.Text;

namespace Checkout.Web.Caching;

/// <summary>HTML in UTF-8 with gaps for what is each request's own: its antiforgery token, and fresh parts.</summary>
public sealed class PageTemplate
{
    // What is written by anybody is encoded, so this never comes from data.
    private const string Opening = "<!--fresh ";
    private const string Closing = "-->";

    private readonly List<Piece> _pieces = [];

    /// <param name="html">As it was written for one request.</param>
    /// <param name="token">The antiforgery token of that request, if it has one.</param>
    public PageTemplate(ReadOnlySpan<byte> html, string? token)
    {
        Size = html.Length;
        var (opening, written) = (Encoding.UTF8.GetBytes(Opening), Encoding.UTF8.GetBytes(token ?? ""));
        while (html.Length > 0)
        {
            var (part, form) = (At(html, opening), At(html, written));
            var next = Math.Min(part, form);
            if (next > 0)
            {
                _pieces.Add(new Piece(PieceKind.Html, html[..next].ToArray(), ""));
            }

            html = html[next..];
            if (html.Length == 0)
            {
                return;
            }

            if (form < part)
            {
                _pieces.Add(new Piece(PieceKind.Token, [], ""));
                html = html[written.Length..];
            }
            else
            {
                var end = html.IndexOf(Encoding.UTF8.GetBytes(Closing));
                _pieces.Add(new Piece(PieceKind.Part, [], Encoding.UTF8.GetString(html[opening.Length..end])));
                html = html[(end + Closing.Length)..];
            }
        }
    }

    /// <summary>Bytes.</summary>
    public int Size { get; }

    public bool HasToken => _pieces.Exists(piece => piece.Kind is PieceKind.Token);

    /// <summary>The views of its fresh parts, in their order.</summary>
    public IEnumerable<string> Parts => _pieces.Where(piece => piece.Kind is PieceKind.Part).Select(piece => piece.View);

    /// <summary>Stands in a page where a fresh part belongs.</summary>
    public static string Gap(string view) => Opening + view + Closing;

    /// <param name="parts">What stands in each gap, in the order of <see cref="Parts"/>.</param>
    public void WriteTo(IBufferWriter<byte> writer, string token, IReadOnlyList<PageTemplate> parts)
    {
        var part = 0;
        foreach (var piece in _pieces)
        {
            switch (piece.Kind)
            {
                case PieceKind.Token:
                    Encoding.UTF8.GetBytes(token, writer);
                    break;
                case PieceKind.Part:
                    parts[part++].WriteTo(writer, token, []);
                    break;
                default:
                    writer.Write(piece.Html);
                    break;
            }
        }
    }

    private static int At(ReadOnlySpan<byte> html, ReadOnlySpan<byte> text) =>
        text.Length > 0 && html.IndexOf(text) is >= 0 and var at ? at : html.Length;

    private enum PieceKind
    {
        Html,
        Token,
        Part,
    }

    private readonly record struct Piece(PieceKind Kind, byte[] Html, string View);
}
