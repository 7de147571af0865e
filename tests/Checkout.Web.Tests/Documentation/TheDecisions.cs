using System.Text.RegularExpressions;
using Checkout.Testing;

namespace Checkout.Web.Tests.Documentation;

/// <summary>The records in <c>docs/decisions</c>: few, found by their subject, and numbered without gaps.</summary>
[Trait("Acceptance", "H3")]
public sealed partial class TheDecisions
{
    private static readonly string Folder = RepositoryRoot.Combine("docs", "decisions");

    private static readonly IReadOnlyList<string> Records =
    [
        .. Directory.GetFiles(Folder, "*.md").Select(path => Path.GetFileName(path)!).Except(["README.md", "template.md"])
        .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Are_at_most_thirty_numbered_without_a_gap()
    {
        Assert.InRange(Records.Count, 1, 30);
        Assert.Equal(Enumerable.Range(1, Records.Count).Select(number => $"{number:0000}-"), Records.Select(record => record[..5]));
    }

    [Fact]
    public void Name_their_subject_in_the_title()
    {
        Assert.Equal([], Records.Where(record => !Title().IsMatch(TitleOf(record))));
        Assert.Equal(Records.Select(record => $"# {record[..4]} "), Records.Select(record => TitleOf(record)[..7]));
    }

    [Fact]
    public void Have_the_headings_of_the_template()
    {
        var headings = Headings("template.md");

        Assert.All(Records, record => Assert.Equal(headings, Headings(record)));
    }

    [Fact]
    public void Are_listed_in_the_index_by_their_titles()
    {
        var rows = File.ReadLines(Path.Combine(Folder, "README.md")).Where(line => line.StartsWith("| [0", StringComparison.Ordinal));

        Assert.Equal(Records.Select(record => $"| [{record[..4]}]({record}) | {TitleOf(record)["# 0000 ".Length..]} |"), rows);
    }

    [Fact]
    public void Are_there_where_the_source_cites_them()
    {
        var missing =
            from path in Directory.EnumerateFiles(RepositoryRoot.Combine("src"), "*.cs*", SearchOption.AllDirectories)
            where Path.GetExtension(path) is ".cs" or ".cshtml"
            from Match cited in Numbers().Matches(File.ReadAllText(path))
            where !Records.Any(record => record.StartsWith(cited.Groups["number"].Value, StringComparison.Ordinal))
            select $"{Path.GetRelativePath(RepositoryRoot.Path, path)} cites {cited.Value}";

        Assert.Equal([], missing);
    }

    private static string TitleOf(string record) => File.ReadLines(Path.Combine(Folder, record)).First();

    private static IEnumerable<string> Headings(string record) =>
        File.ReadLines(Path.Combine(Folder, record)).Where(line => line.StartsWith("## ", StringComparison.Ordinal));

    [GeneratedRegex(@"^# \d{4} [A-Z][^:]+: \S", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Title();

    [GeneratedRegex(@"\bdecisions?[ /](?<number>\d{4})\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}
