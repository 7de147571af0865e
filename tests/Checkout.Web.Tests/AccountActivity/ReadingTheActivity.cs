using System.Globalization;
using System.Net;
using Checkout.Data.Audit;
using Checkout.Data.Identity;
using Checkout.Domain.Accounts;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Tests.Quotes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.AccountActivity;

/// <summary>What people do stands on the account's activity page, in words, and the chain of it is whole.</summary>
[Trait("Acceptance", "T8")]
public sealed class ReadingTheActivity
{
    private const string Password = "correct horse battery";

    [SkippableTheory, EveryEngineInSoak]
    public async Task Tells_who_came_in_who_tried_and_who_left(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        var email = on.World.User.Email!;
        await on.Portal.SetPasswordAsync(email, Password);
        using var door = on.Portal.Anonymous();
        for (var n = 0; n < 7; n++)
        {
            await SignInAsync(door, email, "wrong password");
        }

        await on.Portal.WriteNotedAsync();
        await (await door.GetAsync(await ResetLinkAsync(on))).Form().Fill("Password", Password).SendAsync();
        await (await door.GetAsync("/ForgottenPassword")).Form().Fill("Email", email).SendAsync();
        await on.Portal.WriteNotedAsync();
        var home = await door.FollowAsync(await SignInAsync(door, email, Password));
        await home.Form("/SignOut").SendAsync();
        await SignInAsync(door, "nobody@acme.example", "wrong password");
        await on.Portal.WriteNotedAsync();

        // The new password ended the session that was there.
        await on.SignInAgainAsync();
        Assert.Equal(
            [
                "Signed out", "Signed in", "Requested a password link", "Set a new password",
                "Tried too many wrong passwords; no more were looked at for a while",
                .. Enumerable.Repeat("Tried to sign in with a wrong password", 4),
            ],
            await SentencesAsync(on));
        await ProveAsync(on);
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Tells_what_was_decided_written_and_taken_away(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        var bought = await on.World.PublishAsync(on.World.Terms(), on.World.Line(10m, 50m));
        var other = await on.World.PublishAsync(on.World.Terms(), on.World.Line(1m, 50m));
        await on.World.AcceptAsync(bought);
        await (await on.Browser.GetAsync($"/Quotes/{other.Slug}")).Form($"/Quotes/{other.Slug}/NotNow").SendAsync();
        await (await on.Browser.GetAsync($"/Quotes/{other.Slug}/Questions")).Form().Fill("Text", "Why?").SendAsync();
        await (await on.Browser.GetAsync($"/Quotes/{other.Slug}/Decline")).Form().Fill("Reason", "Too much.").SendAsync();
        await on.Browser.GetAsync($"/Quotes/{bought.Slug}/Pdf");
        await on.Browser.GetAsync("/Quotes?format=csv");
        await on.Browser.GetAsync("/Invoices?format=xlsx");
        await on.Browser.GetAsync("/Contracts?format=csv");
        await on.Browser.GetAsync("/Quotes/Q-nothing/Pdf");
        var (order, invoice) = await NumbersAsync(on);

        Assert.Equal(
            [
                "Downloaded contracts as CSV (1 row)", "Downloaded invoices as an Excel workbook (1 row)",
                "Downloaded quotes as CSV (2 rows)", $"Downloaded quote {bought.Number} as PDF",
                $"Declined quote {other.Number} (Version 1)", $"Asked about quote {other.Number} (Version 1)",
                $"Chose “Not now” for quote {other.Number}", $"Accepted quote {bought.Number} (Order {order})",
            ],
            await SentencesAsync(on));
        var page = await on.Browser.GetAsync("/Activity");
        Assert.Equal($"/Quotes/{bought.Slug}", page.All("tbody a")[^1].GetAttribute("href"));
        Assert.NotNull(page.Find("a[href='/Profile']"));
        Assert.Equal(HttpStatusCode.OK, (await on.Browser.GetAsync($"/Invoices/{invoice}")).Status);
        await ProveAsync(on);
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Can_be_searched_filtered_sorted_and_taken_away(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        var quote = await on.World.PublishAsync(on.World.Terms(), on.World.Line(10m, 50m));
        await on.World.AcceptAsync(quote);
        on.World.Clock.SetUtcNow(on.World.Calendar.FirstInstantAfter(on.World.Today).AddHours(1));
        await on.SignInAgainAsync();
        await on.Browser.GetAsync("/Quotes?format=csv");
        await on.Browser.GetAsync("/Orders?format=csv");

        // The vendor's 23rd, and its next morning.
        Assert.Equal(["Downloaded orders as CSV (1 row)", "Downloaded quotes as CSV (1 row)"],
            await SentencesAsync(on, "?from=2026-11-24"));
        Assert.Single(await SentencesAsync(on, "?until=2026-11-23"));
        Assert.Single(await SentencesAsync(on, $"?q={quote.Number}"));
        Assert.Single(await SentencesAsync(on, "?q=accepted"));
        Assert.Equal(2, (await SentencesAsync(on, "?status=Downloads")).Count);
        Assert.Equal(3, (await SentencesAsync(on, $"?who={Uri.EscapeDataString(on.World.User.Email!)}")).Count);
        Assert.Empty(await SentencesAsync(on, "?who=somebody@else.example"));
        foreach (var sort in (string[])["when", "-when", "who", "-who", "what", "-what", "where", "-where"])
        {
            Assert.Equal(3, (await SentencesAsync(on, $"?sort={sort}")).Count);
        }

        Assert.Equal(["All 3", "Quotes 1", "Downloads 2"],
            (await on.Browser.GetAsync("/Activity")).All(".chip")
            .Select(chip => string.Join(' ', chip.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));

        // Taking it away is an entry itself, once, and not part of the file.
        var file = (await on.Browser.GetAsync("/Activity?format=csv&sort=when")).Body;
        Assert.Equal(4, file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains($"Accepted quote {quote.Number}", file, StringComparison.Ordinal);
        Assert.Equal("Downloaded activity as CSV (3 rows)", (await SentencesAsync(on))[0]);
        Assert.Equal(4, (await SentencesAsync(on)).Count);
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Is_each_accounts_own(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var (here, there) = (await World.CreateAsync(database, QuotesPortal.Today), await World.CreateAsync(database, QuotesPortal.Today));
        await using (var db = database.Contexts.Unscoped())
        {
            db.Memberships.Add(new Membership(there.Account.Id, here.User.Id,
                await db.Profiles.SingleAsync(profile => profile.Name == "Billing Administrator")));
            await db.SaveChangesAsync();
        }

        await using var portal = Portal.Start(database, here.Clock);
        using var browser = await portal.SignedInAs(here.User.Email!);
        await browser.OpenAsync($"/?account={here.Account.Number}");
        await browser.GetAsync("/Quotes?format=csv");
        await browser.OpenAsync($"/?account={there.Account.Number}");
        await browser.GetAsync("/Orders?format=csv");
        var theirs = await browser.GetAsync("/Activity");
        await (await browser.GetAsync("/")).Form("/CurrentAccount").SendAsync(here.Account.Number);
        var ours = await browser.GetAsync("/Activity");

        Assert.Equal(["Downloaded orders as CSV (0 rows)", "Switched to this account"], Sentences(theirs));
        Assert.DoesNotContain(here.Account.Number, theirs.Find("main").TextContent, StringComparison.Ordinal);
        Assert.Equal("Switched to this account", Sentences(ours)[0]);
        Assert.Contains("Downloaded quotes as CSV (0 rows)", Sentences(ours));
        Assert.DoesNotContain("Downloaded orders as CSV (0 rows)", Sentences(ours));
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Refuses_a_download_that_cannot_be_entered(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        var quote = await on.World.PublishAsync(on.World.Terms(), on.World.Line(10m, 50m));
        await using (var db = on.Database.Contexts.Unscoped())
        {
            await db.AuditHeads.ExecuteDeleteAsync();
        }

        var list = await on.Browser.GetAsync("/Quotes?format=csv");
        var document = await on.Browser.GetAsync($"/Quotes/{quote.Slug}/Pdf");

        Assert.Equal(HttpStatusCode.InternalServerError, list.Status);
        Assert.DoesNotContain(quote.Number, list.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.InternalServerError, document.Status);
        Assert.Equal(HttpStatusCode.OK, (await on.Browser.GetAsync($"/Quotes/{quote.Slug}")).Status);
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Keeps_nothing_of_a_person_but_the_address_the_account_and_where_the_request_came_from(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        var quote = await on.World.PublishAsync(on.World.Terms(), on.World.Line(10m, 50m));
        on.Browser.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Telltale/1.0");
        await (await on.Browser.GetAsync($"/Quotes/{quote.Slug}/Decline")).Form().Fill("Reason", "A reason nobody else needs to know.")
            .SendAsync();
        await on.Browser.GetAsync("/Quotes?format=csv&q=secretword");

        await using var db = on.Database.Contexts.Unscoped();
        var columns = db.Model.FindEntityType(typeof(Domain.Audit.AuditEntry))!.GetProperties().ToList();
        foreach (var entry in await db.AuditEntries.ToListAsync())
        {
            var kept = string.Join('\n',
                columns.Select(column => Convert.ToString(db.Entry(entry).Property(column.Name).CurrentValue,
                CultureInfo.InvariantCulture)));
            Assert.DoesNotContain("Telltale", kept, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("nobody else", kept, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("secretword", kept, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(on.World.User.DisplayName, kept, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(2, await db.AuditEntries.CountAsync());
    }

    private static async Task<IReadOnlyList<string>> SentencesAsync(QuotesPortal on, string query = "") =>
        Sentences((await on.Browser.GetAsync($"/Activity{query}")).Expect(HttpStatusCode.OK));

    private static IReadOnlyList<string> Sentences(PortalPage page) =>
        [.. page.All("tbody th").Select(cell => string.Join(' ',
            cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    private static async Task<PortalPage> SignInAsync(PortalClient browser, string email, string password) =>
        await (await browser.GetAsync("/SignIn")).SignInAsync(email, password);

    private static async Task<(string Order, string Invoice)> NumbersAsync(QuotesPortal on)
    {
        await using var db = on.Database.Contexts.ForAccount(on.World.Account.Id);
        return (await db.Orders.Select(order => order.Number).SingleAsync(),
            await db.Invoices.Select(invoice => invoice.Slug).SingleAsync());
    }

    private static async Task<string> ResetLinkAsync(QuotesPortal on)
    {
        await using var scope = on.Portal.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<CheckoutUser>>();
        var user = (await users.FindByEmailAsync(on.World.User.Email!))!;
        return $"/ResetPassword?user={user.Id:N}&token={Uri.EscapeDataString(await users.GeneratePasswordResetTokenAsync(user))}";
    }

    private static async Task ProveAsync(QuotesPortal on)
    {
        await foreach (var report in on.Portal.Services.GetRequiredService<AuditVerification>()
            .RunAsync(accountId: null, CancellationToken.None))
        {
            Assert.Empty(report.Findings);
        }
    }
}
