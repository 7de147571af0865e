using System.Text.RegularExpressions;
using Checkout.Testing;

namespace Checkout.Web.Tests.Documentation;

/// <summary>The repository's own pages, so that they stay true.</summary>
public sealed partial class Pages
{
    private static IEnumerable<string> All =>
        Directory.EnumerateFiles(RepositoryRoot.Path, "*.md").Concat(Directory.EnumerateFiles(RepositoryRoot.Combine("docs"), "*.md", SearchOption.AllDirectories));

    [Fact]
    public void Link_only_to_what_is_there()
    {
        var broken =
            from page in All
            from Match link in Links().Matches(File.ReadAllText(page))
            let target = link.Groups["target"].Value
            where !target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target))
            select $"{Path.GetRelativePath(RepositoryRoot.Path, page)} → {target}";

        Assert.Empty(broken);
    }

    [Fact]
    public void List_every_decision()
    {
        var index = File.ReadAllText(RepositoryRoot.Combine("docs", "decisions", "README.md"));
        var decisions = Directory.GetFiles(RepositoryRoot.Combine("docs", "decisions"), "0*.md").Select(path => Path.GetFileName(path)!).ToList();

        Assert.Empty(decisions.Where(decision => !index.Contains($"({decision})", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(decisions.Count, decisions.Select(decision => decision[..4]).Distinct(StringComparer.Ordinal).Count());
    }

    [GeneratedRegex(@"\]\((?<target>[^)#\s]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();
}
