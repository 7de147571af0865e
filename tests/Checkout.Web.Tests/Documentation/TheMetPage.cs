using System.Text.RegularExpressions;
using Checkout.Testing;

namespace Checkout.Web.Tests.Documentation;

/// <summary>What outsiders found, with the tests that keep it mended.</summary>
[Trait("Acceptance", "D1")]
public sealed partial class TheMetPage
{
    [Fact]
    public void Names_tests_that_there_are()
    {
        var rows = File.ReadLines(RepositoryRoot.Combine("docs", "met.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(1).Select(line => line.Trim('|', ' ').Split(" | ")).ToList();
        var tests = Directory.EnumerateFiles(RepositoryRoot.Combine("tests"), "*.cs", SearchOption.AllDirectories)
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal);

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(4, row.Length));
        Assert.Empty(rows.SelectMany(row => Method().Matches(row[3])).Select(found => found.Groups)
            .Where(found => !tests[found["class"].Value].Any(file => File.ReadAllText(file)
                .Contains(" " + found["method"].Value, StringComparison.Ordinal)))
            .Select(found => found[0].Value));
    }

    [GeneratedRegex(@"\b(?<class>[A-Z]\w+)\.(?<method>[A-Z][a-z]*_\w+)", RegexOptions.None, 1000)]
    private static partial Regex Method();
}
