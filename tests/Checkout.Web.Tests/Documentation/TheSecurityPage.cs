using Checkout.Testing;

namespace Checkout.Web.Tests.Documentation;

/// <summary><c>docs/security.md</c> goes through all chapters of the standard, and names nothing that is not there.</summary>
[Trait("Acceptance", "U6")]
public sealed class TheSecurityPage
{
    private const int Chapters = 17;

    private static readonly string Text = File.ReadAllText(RepositoryRoot.Combine("docs", "security.md"));

    [Fact]
    public void Names_classes_and_tests_that_there_are()
    {
        Assert.Empty(Named.MissingTests(Text));
        Assert.Empty(Named.MissingClasses(Text));
        Assert.Equal(["NoSuchClass"], Named.MissingClasses("`NoSuchClass` and `Throttle`"));
    }

    [Fact]
    public void Goes_through_every_chapter_and_says_how_or_why_not()
    {
        var chapters = Text.Split("\n### Chapter ").Skip(1).Select(chapter => chapter.Split("\n## ")[0]).ToList();

        Assert.Equal(Enumerable.Range(1, Chapters), chapters.Select(chapter => int.Parse(chapter.Split(':')[0], null)));
        var rows = chapters
            .SelectMany(chapter => chapter.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1))
            .Select(line => line.Split('|')[1..^1].Select(cell => cell.Trim()).ToList()).ToList();

        // Where no code is named, a sentence must do.
        Assert.All(rows, row => Assert.True(row.Count == 3 && (row[1].Length > 0 || row[2].Length > 0), string.Join('|', row)));
    }
}
