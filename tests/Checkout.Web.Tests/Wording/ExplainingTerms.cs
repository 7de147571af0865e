using System.Text.RegularExpressions;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Checkout.Web.Tests.Quotes;
using Checkout.Web.Wording;

namespace Checkout.Web.Tests.Wording;

/// <summary>A term of the trade explains itself where it stands, without script, and as the glossary has it.</summary>
public sealed partial class ExplainingTerms
{
    [Fact]
    public void Every_term_is_in_the_glossary_and_every_page_names_one_that_there_is()
    {
        var glossary = File.ReadAllText(RepositoryRoot.Combine("docs", "domain", "glossary.md"));
        foreach (var name in Terms.Names)
        {
            Assert.Contains($"| **{Terms.Of(name).Word}", glossary, StringComparison.OrdinalIgnoreCase);
        }

        var used = Directory.EnumerateFiles(RepositoryRoot.Combine("src", "Checkout.Web", "Features"), "*.cshtml",
            SearchOption.AllDirectories)
            .SelectMany(view => TermName().Matches(File.ReadAllText(view)).Select(match => match.Groups["name"].Value))
                .Distinct(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(used);
        Assert.Empty(used.Except(Terms.Names, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_word_opens_the_one_explanation_of_its_page()
    {
        await using var on = await QuotesPortal.StartAsync(Engine.Sqlite);

        // The second time from what is remembered.
        await on.Browser.GetAsync("/");
        var page = await on.Browser.GetAsync("/");

        Assert.NotEmpty(page.All("button.term"));
        Assert.All(page.All("button.term"), term => Assert.Single(page.All($"#{term.GetAttribute("popovertarget")}[popover]")));
        Assert.Contains("What you still have to pay", page.Find("#meaning-balance").TextContent, StringComparison.Ordinal);
    }

    [GeneratedRegex("<term name=\"(?<name>[^\"@]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TermName();
}
