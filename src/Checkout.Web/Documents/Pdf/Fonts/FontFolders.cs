namespace Checkout.Web.Documents.Pdf.Fonts;

/// <summary>Where operating systems keep their fonts, and which of them documents are printed with.</summary>
internal static class FontFolders
{
    // Latin faces with tabular figures first, then the widest coverage, then what only East Asian text needs.
    // Collections (.ttc) are left out: only single fonts are embedded.
    public static readonly IReadOnlyList<FontPair> KnownFonts =
    [
        new() { Regular = "NotoSans-Regular.ttf", Bold = "NotoSans-Bold.ttf" },
        new() { Regular = "LiberationSans-Regular.ttf", Bold = "LiberationSans-Bold.ttf" },
        new() { Regular = "arial.ttf", Bold = "arialbd.ttf" },
        new() { Regular = "Arial.ttf", Bold = "Arial Bold.ttf" },
        new() { Regular = "DejaVuSans.ttf", Bold = "DejaVuSans-Bold.ttf" },
        new() { Regular = "NotoSansJP-Regular.ttf", Bold = "NotoSansJP-Bold.ttf" },
        new() { Regular = "ipagp.ttf" },
        new() { Regular = "ipag.ttf" },
        new() { Regular = "malgun.ttf", Bold = "malgunbd.ttf" },
        new() { Regular = "simhei.ttf" },
        new() { Regular = "DroidSansFallbackFull.ttf" },
        new() { Regular = "Arial Unicode.ttf" },
        new() { Regular = "arialuni.ttf" },
    ];

    public static IReadOnlyList<string> OfTheSystem()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows()) return [Environment.GetFolderPath(Environment.SpecialFolder.Fonts)];
        if (OperatingSystem.IsMacOS()) return ["/System/Library/Fonts", "/Library/Fonts", Path.Combine(home, "Library/Fonts")];

        return ["/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(home, ".local/share/fonts"), Path.Combine(home, ".fonts")];
    }

    /// <summary>File name to path. Where a name occurs twice the earlier folder wins, and in a folder the first path in ordinal
    /// order.</summary>
    public static IReadOnlyDictionary<string, string> TrueTypeFilesIn(IEnumerable<string> folders)
    {
        var files = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var search = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = true,
            MaxRecursionDepth = 6,
            MatchCasing = MatchCasing.CaseInsensitive
        };
        foreach (var folder in folders.Where(Directory.Exists))
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*.ttf", search).Order(StringComparer.Ordinal))
            {
                files.TryAdd(Path.GetFileName(path), path);
            }
        }

        return files;
    }
}
