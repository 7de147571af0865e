using System.Diagnostics;
using System.Net;
using Checkout.Data.Identity;
using Checkout.Data.Throttling;
using Checkout.Domain.Accounts;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Tests.Quotes;
using Checkout.Web.Tests.Testing;
using Checkout.Web.Throttling;
using Microsoft.EntityFrameworkCore;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.Downloads;

/// <summary>One member can't burn the server: files are made a few at a time, and mails are sent so many and no more.</summary>
[Trait("Acceptance", "D7")]
public sealed class TakingTurnsForDownloads
{
    [Theory]
    [InlineData("/Invoices/SAME-1/Pdf")]
    [InlineData("/Invoices?format=csv")]
    [InlineData("/Invoices?files=all")]
    [InlineData("/Statements/Pdf")]
    public async Task A_member_with_too_many_downloads_is_told_to_wait_and_others_are_not(string file)
    {
        await using var twins = await TwinAccounts.StartAsync(Engine.Sqlite, settings: new PortalSettings
        {
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Limits:DownloadsPerMember"] = "1",
                ["Limits:Downloads"] = "2",
                ["Limits:WaitSeconds"] = "1",
            },
        });
        using var browser = await twins.SignedInAsync(TwinAccounts.Ours);
        using var other = await twins.SignedInAsync(TwinAccounts.Theirs);
        var running = await BeginAsync(twins, ThrottleGroup.Document);

        var refused = (await browser.GetAsync(file)).Expect(HttpStatusCode.TooManyRequests);
        (await other.GetAsync(file)).Expect(HttpStatusCode.OK);
        (await browser.GetAsync("/Invoices")).Expect(HttpStatusCode.OK);

        Assert.Equal(TimeSpan.FromSeconds(1), refused.Response.Headers.RetryAfter!.Delta);
        Assert.Contains("Your other downloads, or your colleagues’, are still being prepared", refused.Text, StringComparison.Ordinal);

        // Its end gives the turn back.
        running.End();
        (await browser.GetAsync(file)).Expect(HttpStatusCode.OK);
        (await browser.GetAsync(file)).Expect(HttpStatusCode.OK);
    }

    [Theory, Trait("Acceptance", "U6")]
    [InlineData(ThrottleGroup.Archive, "/Invoices?files=all", "/AddProducts?contract=SAME")]
    [InlineData(ThrottleGroup.Preview, "/AddProducts?contract=SAME", "/Invoices?files=all")]
    public async Task An_account_leaves_turns_to_the_others_and_previews_wait_for_no_file(ThrottleGroup group, string same, string apart)
    {
        await using var twins = await TwinAccounts.StartAsync(Engine.Sqlite, settings: new PortalSettings
        {
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Limits:DownloadsPerMember"] = "2",
                ["Limits:Downloads"] = "2",
                ["Limits:WaitSeconds"] = "1",
            },
        });
        using var browser = await twins.SignedInAsync(TwinAccounts.Ours);
        using var other = await twins.SignedInAsync(TwinAccounts.Theirs);

        // A colleague has the one turn of two that the account may have.
        var running = await BeginAsync(twins, group, colleague: Guid.NewGuid());

        Assert.NotNull((await browser.GetAsync(same)).Expect(HttpStatusCode.TooManyRequests).Response.Headers.RetryAfter);
        (await browser.GetAsync(apart)).Expect(HttpStatusCode.OK);
        (await other.GetAsync(same)).Expect(HttpStatusCode.OK);
        running.End();
        (await browser.GetAsync(same)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Forms_that_send_mail_are_refused_after_so_many_and_keep_nothing()
    {
        await using var on = await QuotesPortal.StartAsync(settings: new PortalSettings
        {
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal) { ["Limits:MailsPerMember"] = "2" },
        });
        for (var sent = 0; sent < 2; sent++)
        {
            (await AskAsync(on)).Expect(HttpStatusCode.Redirect);
        }

        var refused = (await AskAsync(on)).Expect(HttpStatusCode.TooManyRequests);

        Assert.Equal(TimeSpan.FromMinutes(10), refused.Response.Headers.RetryAfter!.Delta);
        Assert.Contains("You sent too many messages within 10 minutes, so this one was not sent and nothing was saved", refused.Text,
            StringComparison.Ordinal);
        await using var db = on.Portal.Unscoped();
        Assert.Equal((2, 4), (db.ContactRequests.Count(), db.OutboxMessages.Count()));

        // What sends no mail goes on.
        var quote = await on.World.PublishAsync(on.World.Terms(), on.World.Line(1m, 10m));
        (await on.Browser.GetAsync($"/Quotes/{quote.Slug}")).Expect(HttpStatusCode.OK);
    }

    // What a member of ours has asked for and is not finished.
    private static async Task<Answer> BeginAsync(TwinAccounts twins, ThrottleGroup group, Guid? colleague = null)
    {
        await using var db = twins.Portal.Unscoped();
        var member = db.Memberships.Single(row => db.Users.Any(user => user.Id == row.UserId && user.Email == "admin@northwind.example"));
        var running = new Answer();
        Assert.Null(await twins.Portal.Services.GetRequiredService<Turns>()
            .EnterAsync(running.Http, group, colleague ?? member.UserId, member.AccountId));
        return running;
    }

    private static async Task<PortalPage> AskAsync(QuotesPortal on) => await (await on.Browser.GetAsync("/Contact")).Form("/Contact")
        .Fill("Topic", "Invoice").Fill("Message", "Why so much?").SendAsync();

    /// <summary>A request whose answer is not finished.</summary>
    private sealed class Answer
    {
        private readonly List<IDisposable> _owned = [];

        public Answer()
        {
            var response = new OwningResponse(_owned);
            Http = new DefaultHttpContext();
            Http.Features.Set<Microsoft.AspNetCore.Http.Features.IHttpResponseFeature>(response);
        }

        public HttpContext Http { get; }

        public void End() => _owned.ForEach(owned => owned.Dispose());

        private sealed class OwningResponse(List<IDisposable> owned) : Microsoft.AspNetCore.Http.Features.HttpResponseFeature
        {
            public override void OnCompleted(Func<object, Task> callback, object state)
            {
                if (state is IDisposable disposable)
                {
                    owned.Add(disposable);
                }
            }
        }
    }
}

/// <summary>How much slower others' pages are while ten members of one account have archives made: a ratio within one run.</summary>
[Collection(nameof(MeasuredAlone)), Trait("Acceptance", "D7"), Trait("Acceptance", "U6"), Trait("Category", "Soak")]
public sealed class PagesBesideTenArchives
{
    [Fact]
    public async Task Take_less_than_three_times_as_long_as_alone()
    {
        await using var twins = await TwinAccounts.StartAsync(Engine.Sqlite, invoices: 400,
            settings: new PortalSettings { Kestrel = true });
        using var other = await twins.SignedInAsync(TwinAccounts.Theirs);
        await MedianAsync(other);
        var alone = await MedianAsync(other);

        var browsers = new List<PortalClient>();
        foreach (var colleague in await ColleaguesAsync(twins, 10))
        {
            browsers.Add(await twins.Portal.SignedInAs(colleague));
        }

        var archives = browsers.Select(browser => Task.Run(() => browser.GetAsync("/Invoices?files=all"))).ToList();
        await Task.Delay(200);
        var beside = await MedianAsync(other);
        var finishedEarly = archives.TrueForAll(archive => archive.IsCompleted);
        var answers = await Task.WhenAll(archives);
        browsers.ForEach(browser => browser.Dispose());

        Assert.False(finishedEarly, "The archives were too small to measure anything.");
        Assert.All(answers, answer => Assert.Contains(answer.Status, new[] { HttpStatusCode.OK, HttpStatusCode.TooManyRequests }));
        Assert.True(beside < 3 * alone, $"{beside.TotalMilliseconds:0.0} ms instead of {alone.TotalMilliseconds:0.0} ms");
    }

    private static async Task<IReadOnlyList<string>> ColleaguesAsync(TwinAccounts twins, int count)
    {
        await using var db = twins.Portal.Unscoped();
        var ours = await db.Memberships.Include(row => row.Profile)
            .SingleAsync(row => db.Users.Any(user => user.Id == row.UserId && user.Email == "admin@northwind.example"));
        var users = Enumerable.Range(1, count).Select(number => $"colleague{number}@northwind.example")
            .Select(email => new CheckoutUser(email, email)).ToList();
        db.AddRange(users);
        db.AddRange(users.Select(user => new Membership(ours.AccountId, user.Id, ours.Profile)));
        await db.SaveChangesAsync();
        return [.. users.Select(user => user.Email!)];
    }

    private static async Task<TimeSpan> MedianAsync(PortalClient browser)
    {
        var times = new List<TimeSpan>();
        for (var request = 0; request < 15; request++)
        {
            var started = Stopwatch.GetTimestamp();
            (await browser.GetAsync("/Invoices/SAME-1")).Expect(HttpStatusCode.OK);
            times.Add(Stopwatch.GetElapsedTime(started));
        }

        return times.Order().ElementAt(times.Count / 2);
    }
}
