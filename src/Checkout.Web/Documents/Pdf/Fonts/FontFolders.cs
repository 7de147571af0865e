namespace Checkout.Web.Documents.Pdf.Fonts;

/// <summary>Where operating systems keep their fonts, and which of them documents are printed with.</summary>
internal static class FontFolders
{
    // Latin faces with tabular figures first, then the widest coverage, then what only East Asian text needs, then rare signs.
    public static readonly IReadOnlyList<FontPair> KnownFonts =
    [
        new() { Regular = "NotoSans-Regular.ttf", Bold = "NotoSans-Bold.ttf" },
        new() { Regular = "LiberationSans-Regular.ttf", Bold = "LiberationSans-Bold.ttf" },
        new() { Regular = "arial.ttf", Bold = "arialbd.ttf" },
        new() { Regular = "Arial.ttf", Bold = "Arial Bold.ttf" },
        new() { Regular = "DejaVuSans.ttf", Bold = "DejaVuSans-Bold.ttf" },
        new() { Regular = "NotoSansJP-Regular.ttf", Bold = "NotoSansJP-Bold.ttf" },
        new() { Regular = "NotoSansCJK-Regular.ttc", Bold = "NotoSansCJK-Bold.ttc" },
        new() { Regular = "NotoSansCJKjp-Regular.otf", Bold = "NotoSansCJKjp-Bold.otf" },
        new() { Regular = "ipaexg.ttf" },
        new() { Regular = "ipagp.ttf" },
        new() { Regular = "ipag.ttf" },
        new() { Regular = "NotoSansKR-Regular.otf", Bold = "NotoSansKR-Bold.otf" },
        new() { Regular = "NotoSansSC-Regular.otf", Bold = "NotoSansSC-Bold.otf" },
        new() { Regular = "NotoSerifCJK-Regular.ttc", Bold = "NotoSerifCJK-Bold.ttc" },
        new() { Regular = "NanumGothic.ttf", Bold = "NanumGothicBold.ttf" },
        new() { Regular = "wqy-zenhei.ttc" },
        new() { Regular = "wqy-microhei.ttc" },
        new() { Regular = "YuGothR.ttc", Bold = "YuGothB.ttc" },
        new() { Regular = "malgun.ttf", Bold = "malgunbd.ttf" },
        new() { Regular = "msyh.ttc", Bold = "msyhbd.ttc" },
        new() { Regular = "simhei.ttf" },
        new() { Regular = "simsunb.ttf" },
        new() { Regular = "Hiragino Sans GB.ttc" },
        new() { Regular = "AppleSDGothicNeo.ttc" },
        new() { Regular = "DroidSansFallbackFull.ttf" },
        new() { Regular = "Arial Unicode.ttf" },
        new() { Regular = "arialuni.ttf" },
        new() { Regular = "HanaMinA.ttf" },
        new() { Regular = "HanaMinB.ttf" },
        new() { Regular = "NotoSansSymbols-Regular.ttf" },
        new() { Regular = "NotoSansSymbols2-Regular.ttf" },
        new() { Regular = "NotoEmoji-Regular.ttf" },
        new() { Regular = "Symbola.ttf" },
        new() { Regular = "FreeSans.ttf", Bold = "FreeSansBold.ttf" },
        new() { Regular = "FreeSans.otf", Bold = "FreeSansBold.otf" },
        new() { Regular = "unifont.ttf" },
        new() { Regular = "unifont.otf" },
        new() { Regular = "unifont_upper.ttf" },
        new() { Regular = "unifont_upper.otf" },
    ];

    /// <summary>Those that came with the portal first: an image has no others.</summary>
    public static IReadOnlyList<string> OfTheSystem() => [Path.Combine(AppContext.BaseDirectory, "fonts"), .. Installed()];

    private static IReadOnlyList<string> Installed()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows()) return [Environment.GetFolderPath(Environment.SpecialFolder.Fonts)];
        if (OperatingSystem.IsMacOS()) return ["/System/Library/Fonts", "/Library/Fonts", Path.Combine(home, "Library/Fonts")];

        return ["/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(home, ".local/share/fonts"), Path.Combine(home, ".fonts")];
    }

    /// <summary>File name to path. Where a name occurs twice the earlier folder wins, and in a folder the first path in ordinal
    /// order.</summary>
    public static IReadOnlyDictionary<string, string> FontFilesIn(IEnumerable<string> folders)
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
            foreach (var path in Directory.EnumerateFiles(folder, "*.?t?", search)
                .Where(path => Path.GetExtension(path).ToUpperInvariant() is ".TTF" or ".OTF" or ".TTC").Order(StringComparer.Ordinal))
            {
                files.TryAdd(Path.GetFileName(path), path);
            }
        }

        return files;
    }
}
