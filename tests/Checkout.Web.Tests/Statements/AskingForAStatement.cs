using System.Net;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Tests.Quotes;

namespace Checkout.Web.Tests.Statements;

/// <summary>The period form: presets, dates, contract and currency, all in the URL, and errors beside their field.</summary>
[Trait("Acceptance", "T2")]
public sealed class AskingForAStatement
{
    [Theory]
    [InlineData("from=2026-11-40&until=2026-11-30", "#from-error", "not a date")]
    [InlineData("from=&until=2026-11-30", "#from-error", "Enter the first day")]
    [InlineData("from=2026-11-01", "#until-error", "Enter the last day")]
    [InlineData("from=2026-11-30&until=2026-11-01", "#until-error", "ends before it begins")]
    [InlineData("from=1066-10-14&until=2026-11-01", "#from-error", "from January 1, 1990 on")]
    [InlineData("from=2026-01-01&until=2199-12-31", "#until-error", "until December 31, 2027")]
    [InlineData("from=2010-01-01&until=2026-11-01", "#until-error", "10 years at most")]
    [InlineData("contract=C-NOBODYS", "#contract-error", "no contract C-NOBODYS")]
    [InlineData("currency=XXQ", "#currency-error", "not a currency")]
    public async Task What_cant_be_followed_is_said_beside_its_field(string query, string selector, string sentence)
    {
        await using var portal = await QuotesPortal.StartAsync();
        await portal.World.ContractAsync(portal.World.Terms(), portal.World.Line(10m, 50m));
        foreach (var path in new[] { "/Statements", "/Statements/Pdf", "/Statements/OpenItems" })
        {
            var page = (await portal.Browser.GetAsync($"{path}?{query}")).Expect(HttpStatusCode.UnprocessableEntity);
            var error = page.Find(selector);
            Assert.Contains(sentence, error.TextContent, StringComparison.Ordinal);
            var control = page.Find("#" + error.Id![..^"-error".Length]);
            Assert.Equal(("true", error.Id), (control.GetAttribute("aria-invalid"), control.GetAttribute("aria-describedby")));
            Assert.Empty(page.All("table"));
        }
    }

    [Theory]
    [InlineData("", "2026-11-01", "2026-11-23", "This month")]
    [InlineData("period=last-month", "2026-10-01", "2026-10-31", "Last month")]
    [InlineData("period=this-quarter", "2026-10-01", "2026-11-23", "This quarter")]
    [InlineData("period=last-quarter", "2026-07-01", "2026-09-30", "Last quarter")]
    [InlineData("period=this-year", "2026-01-01", "2026-11-23", "This year")]
    [InlineData("period=last-12-months", "2025-12-01", "2026-11-23", "Last 12 months")]
    [InlineData("from=2026-02-01&until=2026-02-28", "2026-02-01", "2026-02-28", null)]
    public async Task A_period_is_in_the_url_and_in_the_form(string query, string from, string until, string? preset)
    {
        await using var portal = await QuotesPortal.StartAsync();
        await portal.World.ContractAsync(portal.World.Terms(), portal.World.Line(10m, 50m));

        var page = (await portal.Browser.GetAsync("/Statements?" + query)).Expect(HttpStatusCode.OK);

        Assert.Equal((from, until), (page.Find("#from").GetAttribute("value"), page.Find("#until").GetAttribute("value")));
        Assert.Equal(preset, page.All("nav[aria-label=Periods] [aria-current]").Select(chip => chip.TextContent).SingleOrDefault());
    }

    [Fact]
    public async Task A_period_without_movements_is_still_a_statement()
    {
        await using var portal = await QuotesPortal.StartAsync();
        await portal.World.ContractAsync(portal.World.Terms(), portal.World.Line(10m, 50m));

        var page = (await portal.Browser.GetAsync("/Statements?from=2025-01-01&until=2025-01-31")).Expect(HttpStatusCode.OK);

        Assert.Contains("No movements in this period", page.Text, StringComparison.Ordinal);
        Assert.Equal("$0.00", page.Find("section[aria-labelledby=sums] tr.sum td").TextContent.Trim());
        (await portal.Browser.GetAsync("/Statements/Pdf?from=2025-01-01&until=2025-01-31")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_period_whose_days_are_open_is_provisional_and_says_why()
    {
        await using var portal = await QuotesPortal.StartAsync();
        await portal.World.ContractAsync(portal.World.Terms(), portal.World.Line(10m, 50m));

        var page = (await portal.Browser.GetAsync("/Statements")).Expect(HttpStatusCode.OK);

        Assert.Equal("Provisional", page.Find("h1 + .status").TextContent);
        Assert.Contains("the books are closed through", page.Find(".lead").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_leads_to_the_statement_it_asks_for()
    {
        await using var portal = await QuotesPortal.StartAsync();
        await portal.World.ContractAsync(portal.World.Terms(), portal.World.Line(10m, 50m));
        var page = (await portal.Browser.GetAsync("/Statements")).Expect(HttpStatusCode.OK);

        // As a browser without script sends it: a plain GET with a button, every control with a label.
        var form = page.Find("form[aria-label=Period]");
        Assert.Equal("get", form.GetAttribute("method"));
        Assert.All(page.All("form[aria-label=Period] :is(input, select)"),
            control => Assert.NotNull(page.Document.QuerySelector($"label[for={control.Id}]")));
        Assert.NotNull(page.Document.QuerySelector("form[aria-label=Period] button:not([type=button])"));
    }
}
