using System.Text.RegularExpressions;
using Checkout.Testing;

namespace Checkout.Web.Tests.Documentation;

/// <summary>The repository's own pages, so that they stay true.</summary>
public sealed partial class Pages
{
    private static IEnumerable<string> All =>
        Directory.EnumerateFiles(RepositoryRoot.Path, "*.md")
            .Concat(Directory.EnumerateFiles(RepositoryRoot.Combine("docs"), "*.md", SearchOption.AllDirectories));

    [Fact]
    public void Link_only_to_what_is_there()
    {
        var broken =
            from page in All
            from Match link in Links().Matches(File.ReadAllText(page))
            let target = link.Groups["target"].Value
            where !target.Contains("://", StringComparison.Ordinal)
            let path = target.Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, target)
            let anchor = link.Groups["anchor"].Value
            where !Path.Exists(path) || (anchor.Length > 0 && !Anchors(path).Contains(anchor))
            select $"{Path.GetRelativePath(RepositoryRoot.Path, page)} → {target}#{anchor}";

        Assert.Equal([], broken);
    }

    [Fact]
    public void Are_all_listed_in_the_index()
    {
        var docs = RepositoryRoot.Combine("docs");
        var index = File.ReadAllText(Path.Combine(docs, "index.md"));
        var pages = Directory.EnumerateFiles(docs, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(docs, "domain"), "*.md"))
            .Select(page => Path.GetRelativePath(docs, page).Replace('\\', '/'));

        Assert.Equal([], pages.Where(page => page != "index.md" && !index.Contains($"({page})", StringComparison.Ordinal)));
    }

    private static IReadOnlyList<string> Anchors(string page) =>
    [
        .. from line in File.ReadLines(page)
           where line.StartsWith('#')
           select NotInAnchors().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'),
    ];

    [GeneratedRegex(@"\]\((?<target>[^)#\s]*)(#(?<anchor>[^)\s]*))?\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotInAnchors();
}
