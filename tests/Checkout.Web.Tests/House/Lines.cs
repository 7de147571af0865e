using Checkout.Testing;

namespace Checkout.Web.Tests.House;

/// <summary>Lines end at 140 columns, controllers stay short, and a form has one door.</summary>
[Trait("Acceptance", "H2")]
public sealed class Lines
{
    private const int Longest = 140;
    private const int LongestController = 120;
    private const int LongestMedian = 45;

    [Fact]
    public void End_at_140_columns()
    {
        var longer = from file in Sources("src", "tests")
                     from line in File.ReadLines(file).Index()
                     where line.Item.Length > Longest && !IsData(line.Item)
                     select $"{Path.GetRelativePath(RepositoryRoot.Path, file)}:{line.Index + 1}";

        Assert.Empty(longer);
    }

    [Fact]
    public void Of_a_controller_are_few()
    {
        var lengths = Sources("src").Where(file => file.EndsWith("Controller.cs", StringComparison.Ordinal))
            .Select(file => (File: Path.GetFileName(file), Lines: File.ReadLines(file).Count())).OrderBy(found => found.Lines).ToList();

        Assert.DoesNotContain(lengths, found => found.Lines > LongestController);
        Assert.InRange(lengths[lengths.Count / 2].Lines, 1, LongestMedian);
    }

    /// <summary>What every form needs is written once: the hash of what was posted, the key, the mapping of outcomes, the page that refuses.</summary>
    [Theory]
    [InlineData("new RequestRecord(", "Submissions.cs")]
    [InlineData("case Outcome.KeyReused", "Answers.cs")]
    public void Write_what_every_form_needs_once(string code, string file)
    {
        var found = Sources("src").Where(source => File.ReadAllText(source).Contains(code, StringComparison.Ordinal)).Select(Path.GetFileName);

        Assert.Equal([file], found);
    }

    // Records of a feed, SQL and scripts inside a raw string are data.
    private static bool IsData(string line) => line.Contains("\"\"\"", StringComparison.Ordinal);

    private static IEnumerable<string> Sources(params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Migrations" or "artifacts"));
}
