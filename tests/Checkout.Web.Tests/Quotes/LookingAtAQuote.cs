using System.Net;
using Checkout.Domain.Billing;
using Checkout.Testing;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Quotes;

public sealed class LookingAtAQuote
{
    [Fact]
    public async Task Is_noted_for_a_page_but_not_for_a_glance_ahead()
    {
        await using var on = await QuotesPortal.StartAsync();
        var quote = await on.World.PublishAsync(on.World.Terms(), on.World.Line(10m, 50m));
        await GlanceAsync(on, HttpMethod.Head, $"/Quotes/{quote.Slug}", null);
        await GlanceAsync(on, HttpMethod.Get, $"/Quotes/{quote.Slug}", ("Sec-Purpose", "prefetch;prerender"));
        await GlanceAsync(on, HttpMethod.Get, $"/Quotes/{quote.Slug}", ("Purpose", "prefetch"));
        await on.Browser.GetAsync($"/Quotes/{quote.Slug}/Pdf");
        await on.Browser.GetAsync("/Quotes/Q-99999999");
        await using var db = on.Database.Contexts.ForAccount(on.World.Account.Id);
        Assert.False(await db.QuoteReadings.AnyAsync());

        await on.Browser.GetAsync($"/Quotes/{quote.Slug}");
        var again = await on.Browser.GetAsync($"/Quotes/{quote.Slug}");

        var reading = await db.QuoteReadings.SingleAsync();
        Assert.Equal((on.World.User.Id, "Zoë Brandström", 2), (reading.UserId, reading.UserName, reading.Count));
        Assert.Contains("You first opened this quote", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_an_old_link_shows_the_new_version_and_says_so()
    {
        await using var on = await QuotesPortal.StartAsync();
        var first = await on.World.PublishAsync(on.World.Terms(), on.World.Line(10m, 50m));
        await on.RepublishAsync(first, on.World.Terms(), on.World.Line(10m, 50m, discount: 10m),
            on.World.Line(1m, 900m, product: on.World.Workshop));

        var page = await on.Browser.GetAsync($"/Quotes/{first.Slug}?version=1");

        Assert.Contains("$6,300.00", page.Text, StringComparison.Ordinal);
        Assert.Contains("You followed a link to version 1. Updated", page.Flash, StringComparison.Ordinal);
        Assert.Contains("you’re viewing version 2.", page.Flash, StringComparison.Ordinal);
        Assert.Null((await on.Browser.GetAsync($"/Quotes/{first.Slug}")).Flash);
        Assert.Contains("Workshop added; Discount on Core seats from 0% to 10%", page.Text, StringComparison.Ordinal);
        var old = (await on.Browser.GetAsync(page.Find("a[href$='/Versions/1']").GetAttribute("href")!)).Expect(HttpStatusCode.OK);
        Assert.Contains("$6,000.00", old.Text, StringComparison.Ordinal);
        Assert.Contains("This quote was replaced by version 2.", old.Text, StringComparison.Ordinal);
        Assert.Null(old.Document.QuerySelector("a.button.primary"));
        Assert.Null(old.Document.QuerySelector("#decline"));
        (await on.Browser.GetAsync($"/Quotes/{first.Slug}/Versions/3")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Declining_asks_first_tells_why_and_closes_it()
    {
        await using var on = await QuotesPortal.StartAsync();
        var quote = await on.World.PublishAsync(on.World.Terms(), on.World.Line(10m, 50m));
        var page = await on.Browser.GetAsync($"/Quotes/{quote.Slug}");
        Assert.Contains("Decline the quote for $6,000.00?", page.Find("#decline").TextContent, StringComparison.Ordinal);
        var form = page.Form($"/Quotes/{quote.Slug}/Decline");

        var tooLong = await form.Fill("Reason", new string('x', 2001)).SendAsync();
        tooLong.Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Write at most 2000 characters.", tooLong.Errors);
        Assert.Equal(2001, tooLong.Form().Value("Reason")!.Length);
        var done = await form.Fill("Reason", "We <b>chose</b> another vendor").SendAndFollowAsync();
        var twice = await form.SendAsync();

        Assert.Contains("is declined. Your account executive has been told.", done.Flash, StringComparison.Ordinal);
        Assert.Contains("Declined by Zoë Brandström", done.Text, StringComparison.Ordinal);
        Assert.Contains("We <b>chose</b> another vendor", done.Text, StringComparison.Ordinal);
        Assert.Equal($"/Quotes/{quote.Slug}", twice.Location);
        (await on.Browser.GetAsync($"/Quotes/{quote.Slug}/Decline")).Expect(HttpStatusCode.Conflict);
        Assert.Equal((0, 0, 0, 1, 1), await on.WrittenAsync());
    }

    [Fact]
    public async Task Asking_stores_mails_and_lists_the_question()
    {
        await using var on = await QuotesPortal.StartAsync();
        var quote = await on.World.PublishAsync(on.World.Terms(), on.World.Line(10m, 50m));
        var ask = await on.Browser.GetAsync($"/Quotes/{quote.Slug}/Questions");

        var empty = (await ask.Form().Fill("Text", "  ").SendAsync()).Expect(HttpStatusCode.UnprocessableEntity);
        var done = await empty.Form().Fill("Text", "Could the discount match what Stuttgart has?").SendAndFollowAsync();

        Assert.Equal(["Write your question."], empty.Errors);
        Assert.Contains("Your question is on its way.", done.Flash, StringComparison.Ordinal);
        Assert.Contains("You asked a question Could the discount match what Stuttgart has?", done.Text, StringComparison.Ordinal);
        Assert.Contains("Could the discount match", (await on.Browser.GetAsync($"/Quotes/{quote.Slug}/Questions")).Text,
            StringComparison.Ordinal);
        Assert.Equal((0, 0, 0, 1, 1), await on.WrittenAsync());
    }

    [Fact]
    public async Task Not_now_puts_it_off_for_this_person()
    {
        await using var on = await QuotesPortal.StartAsync();
        var quote = await on.World.PublishAsync(on.World.Terms(), on.World.Line(10m, 50m));
        var page = await on.Browser.GetAsync($"/Quotes/{quote.Slug}");

        var answer = await page.Form($"/Quotes/{quote.Slug}/NotNow").SendAsync();

        Assert.Equal("/", answer.Location);
        await using var db = on.Database.Contexts.ForAccount(on.World.Account.Id);
        Assert.NotNull((await db.QuoteReadings.SingleAsync()).PutOffAt);
    }

    [SkippableFact, Trait("Acceptance", "S8")]
    public async Task On_paper_says_the_same_as_on_the_page()
    {
        await using var on = await QuotesPortal.StartAsync();
        var quote = await on.World.PublishAsync(
            on.World.Terms(frequency: BillingFrequency.Monthly, startsOn: new DateOnly(2026, 11, 10)),
            on.World.Line(7m, 0.123456m, rate: 19m),
            on.World.Line(25m, 120m, rate: 19m, discount: 33.3m),
            on.World.Line(1m, 4800m, rate: 7m, product: on.World.Workshop, discount: 25m));
        var page = await on.Browser.GetAsync($"/Quotes/{quote.Slug}");

        var file = (await on.Browser.GetAsync($"/Quotes/{quote.Slug}/Pdf")).Expect(HttpStatusCode.OK);

        var paper = Plain(await PdfText.ReadAsync(file.Bytes));
        // How a price comes about is explained on the page only.
        var figures =
            Figures([.. page
            .All("main .lines td, main section[aria-labelledby=sums] td, main section[aria-labelledby=when] details tr:last-child td")
            .Where(cell => cell.Closest(".explain") is null && cell.QuerySelector(".explain") is null)]);
        Assert.True(figures.Count > 20, $"Only {figures.Count} figures.");
        Assert.All(figures, figure => Assert.Contains(figure, paper, StringComparison.Ordinal));
        Assert.Contains(Plain(page.Find("main .lead strong").TextContent), paper, StringComparison.Ordinal);
        Assert.Contains(quote.Number, paper, StringComparison.Ordinal);
        Assert.Equal("application/pdf", file.Response.Content.Headers.ContentType!.MediaType);
    }

    private static List<string> Figures(IReadOnlyList<AngleSharp.Dom.IElement> cells) =>
        [.. cells.Select(cell => Plain(cell.TextContent.Replace("$", "", StringComparison.Ordinal)))
            .Where(text => text.Any(char.IsAsciiDigit))];

    private static string Plain(string text) =>
        string.Join(' ', text.Replace("$", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task GlanceAsync(QuotesPortal on, HttpMethod method, string path, (string Name, string Value)? header)
    {
        using var request = new HttpRequestMessage(method, path);
        if (header is { } given)
        {
            request.Headers.Add(given.Name, given.Value);
        }

        Assert.Equal(HttpStatusCode.OK, (await on.Browser.SendAsync(request)).Status);
    }
}
