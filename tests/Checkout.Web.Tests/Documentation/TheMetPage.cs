using Checkout.Testing;

namespace Checkout.Web.Tests.Documentation;

/// <summary>What outsiders found, with the tests that keep it mended.</summary>
[Trait("Acceptance", "D1")]
public sealed class TheMetPage
{
    [Fact]
    public void Names_tests_that_there_are()
    {
        var rows = File.ReadLines(RepositoryRoot.Combine("docs", "met.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(1).Select(line => line.Trim('|', ' ').Split(" | ")).ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(4, row.Length));
        Assert.Empty(rows.SelectMany(row => Named.MissingTests(row[3])));
    }
}
