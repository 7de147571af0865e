using Checkout.Testing;

namespace Checkout.Web.Tests.House;

/// <summary>Controllers stay short, and a form has one door.</summary>
[Trait("Acceptance", "H2")]
public sealed class Size
{
    private const int LongestController = 120;
    private const int LongestMedian = 45;

    [Fact]
    public void Of_a_controller_are_few()
    {
        var lengths = Sources("src").Where(file => file.EndsWith("Controller.cs", StringComparison.Ordinal))
            .Select(file => (File: Path.GetFileName(file), Lines: File.ReadLines(file).Count())).OrderBy(found => found.Lines).ToList();

        Assert.DoesNotContain(lengths, found => found.Lines > LongestController);
        Assert.InRange(lengths[lengths.Count / 2].Lines, 1, LongestMedian);
    }

    /// <summary>What every form needs is written once: the hash of what was posted, the key, the mapping of outcomes, the page that
    /// refuses.</summary>
    [Theory]
    [InlineData("new RequestRecord(", "Submissions.cs")]
    [InlineData("case Outcome.Changed", "Answers.cs")]
    public void Write_what_every_form_needs_once(string code, string file)
    {
        var found = Sources("src").Where(source => File.ReadAllText(source).Contains(code, StringComparison.Ordinal))
            .Select(Path.GetFileName);

        Assert.Equal([file], found);
    }

    private static IEnumerable<string> Sources(params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Migrations" or "artifacts"));
}
