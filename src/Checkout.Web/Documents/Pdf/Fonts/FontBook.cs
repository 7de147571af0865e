namespace Checkout.Web.Documents.Pdf.Fonts;

/// <summary>The fonts of this machine in the order in which documents try them. One per process.</summary>
public sealed class FontBook
{
    private readonly ILogger _logger;
    private readonly Lazy<Chains> _chains;

    public FontBook(IOptions<DocumentOptions> options, ILogger<FontBook> logger)
    {
        _logger = logger;
        _chains = new(() => Find(options.Value));
    }

    /// <summary>True where the fonts have every character of the text. Control characters and spaces count as printed.</summary>
    public bool CanPrint(string text)
    {
        var replaced = new HashSet<int>();
        PrintableText.From(text, bold: false, this, replaced);
        return replaced.Count == 0;
    }

    /// <summary>The first font of the chain that has the character, or null.</summary>
    internal Typeface? For(int character, bool bold)
    {
        var chains = _chains.Value;
        foreach (var font in bold ? chains.Bold : chains.Regular)
        {
            if (font.Value is { } typeface && typeface.Covers(character)) return typeface;
        }

        return null;
    }

    private Chains Find(DocumentOptions options)
    {
        var files = FontFolders.FontFilesIn(options.FontFolders.Count > 0 ? options.FontFolders : FontFolders.OfTheSystem());
        var open = new Dictionary<string, Lazy<Typeface?>>(StringComparer.Ordinal);
        var regular = new List<Lazy<Typeface?>>();
        var bold = new List<Lazy<Typeface?>>();
        foreach (var pair in options.Fonts.Concat(FontFolders.KnownFonts))
        {
            if (Open(pair.Regular) is not { } font) continue;
            regular.Add(font);
            bold.Add(Open(pair.Bold) ?? font);
        }

        // A letter that only the regular weight of an earlier font has is better printed regular than not at all.
        bold.AddRange(regular.Except(bold));
        if (!regular.Exists(font => font.Value is not null))
        {
            _logger.LogError(
                "No font was found: documents are printed in Helvetica, and accents, € and non-Latin text are replaced. Install "
                + "Noto Sans, Liberation or DejaVu, or set Documents:FontFolders.");
            regular.Add(new(new StandardTypeface(bold: false)));
            bold.Add(new(new StandardTypeface(bold: true)));
        }

        return new([.. regular], [.. bold]);

        Lazy<Typeface?>? Open(string? name)
        {
            if (string.IsNullOrEmpty(name) || !files.TryGetValue(name, out var path)) return null;
            if (!open.TryGetValue(path, out var font)) open[path] = font = new(() => OpenTypeTypeface.TryOpen(path, _logger));
            return font;
        }
    }

    private sealed record Chains(Lazy<Typeface?>[] Regular, Lazy<Typeface?>[] Bold);
}
