using System.Text.RegularExpressions;
using Checkout.Testing;

namespace Checkout.Web.Tests.Wording;

/// <summary>Words that docs/writing.md retired stand in no view and in no text of the code.</summary>
[Trait("Acceptance", "D8")]
public sealed partial class RetiredWords
{
    // The feed speaks the vendor's language, and its fields are documented one by one.
    private static readonly string[] Elsewhere = ["bin", "obj", "Migrations", "Feed"];

    [Fact]
    public void Are_written_nowhere_any_more()
    {
        var retired = new Regex($@"(?<![\w.-])({string.Join('|', Words().Select(Regex.Escape))})(?![\w-])",
            RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(20));
        var sources = Directory.EnumerateFiles(RepositoryRoot.Combine("src"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml" or ".js" or ".ndjson")
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => Elsewhere.Contains(part, StringComparer.Ordinal)));

        var found = sources.SelectMany(file => Texts(file).SelectMany(text => retired.Matches(text.Value))
            .Select(match => $"{Path.GetRelativePath(RepositoryRoot.Path, file)}: {match.Value}"));

        Assert.Empty(found);
    }

    private static List<string> Words()
    {
        var table = File.ReadAllText(RepositoryRoot.Combine("docs", "writing.md")).Split("|---|---|\n")[1];
        var words = table.Split('\n').Where(line => line.StartsWith('|')).SelectMany(line => line.Split('|')[1].Split(','))
            .Select(word => word.Trim()).ToList();
        Assert.NotEmpty(words);
        return words;
    }

    // In code what stands between quotation marks, in a view everything but comments.
    private static IEnumerable<Match> Texts(string file)
    {
        var isView = file.EndsWith(".cshtml", StringComparison.Ordinal);
        return File.ReadLines(file).Where(line => isView || !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .SelectMany(line => (isView ? Shown() : Quoted()).Matches(line));
    }

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"
        """, RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex Quoted();

    [GeneratedRegex("^(?!@\\*).*$", RegexOptions.None, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex Shown();
}
