using System.Collections.Concurrent;
using System.Net;
using Checkout.Domain.Contracts;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Tests.Quotes;
using Ical.Net.CalendarComponents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;

namespace Checkout.Web.Tests.Deadlines;

/// <summary>A member's calendar program reads the deadlines of an account at a private address.</summary>
[Trait("Acceptance", "O7")]
public sealed class KeepingACalendar
{
    private static readonly DateOnly Today = QuotesPortal.Today;

    [SkippableTheory, EveryEngineInSoak]
    public async Task It_says_what_the_database_says_after_each_event(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        var (world, auto) = (on.World, new Autopaying(on.World));
        var quote = await world.PublishAsync(world.Terms() with { Title = "Seats; a long title, with\nevery sign \\ that is escaped, 日本" },
            world.Line(1m, 10m));
        var invoice = world.Invoice("INV-1", 30m, Today.AddDays(-5), Today.AddDays(25));
        await world.WriteAsync(invoice);
        var address = await MakeAsync(on);

        var events = await ReadAsync(on, address);
        Assert.Equal([$"Invoice INV-1 is due: $30.00", $"Quote {quote.Number} expires: $120.00"], Summaries(events));
        Assert.Equal(quote.Title, events.Single(one => one.Summary!.StartsWith("Quote", StringComparison.Ordinal)).Description);
        Assert.Equal(quote.ExpiresOn, events.Single(one => one.Summary!.StartsWith("Quote", StringComparison.Ordinal)).Start!.Date);
        Assert.All(events, one => Assert.True(one.IsAllDay));
        Assert.Equal(2, events.Select(one => one.Uid).Distinct().Count());
        var names = events.Select(one => one.Uid).ToHashSet();
        Assert.Equal(names, (await ReadAsync(on, address)).Select(one => one.Uid).ToHashSet());
        (await on.Browser.OpenAsync(events[0].Url!.PathAndQuery)).Expect(HttpStatusCode.OK);

        await world.AcceptAsync(quote);
        await auto.CardAsync();
        await world.WriteAsync(world.Received("P-1", 30m));
        var contract = await ContractAsync(on, autoRenews: true);
        await auto.SwitchAsync(contract, AutopayMode.OnDueDate);
        await PayAsync(on, invoice.Id);

        await using var db = on.Portal.Unscoped();
        var open = await db.Invoices.SingleAsync(row => row.ContractId == contract.Id);
        Assert.Equal(
            [
                $"Automatic payment of invoice {open.Number}: $120.00",
                $"Contract {contract.Number}: last day before it renews automatically",
                $"Contract {contract.Number}: last day for notice", $"Invoice {open.Number} is due: $120.00",
            ], Summaries(await ReadAsync(on, address)));
    }

    [Fact]
    public async Task The_address_is_shown_once_replaced_and_revoked_and_stands_in_no_log()
    {
        var log = new Kept();
        await using var on = await QuotesPortal.StartAsync(settings: new PortalSettings
        {
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal) { ["Serilog:MinimumLevel:Default"] = "Information" },
            Services = services => services.AddSingleton<ILogEventSink>(log),
        });
        var first = await MakeAsync(on);
        using var program = on.Portal.Anonymous();
        var answer = (await program.GetAsync(first)).Expect(HttpStatusCode.OK);
        Assert.Equal("text/calendar", answer.Response.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Response.Headers.CacheControl!.NoStore);
        var profile = await on.Browser.GetAsync("/Profile");
        Assert.DoesNotContain(TokenOf(first), profile.Body, StringComparison.Ordinal);
        await using (var db = on.Portal.Unscoped())
        {
            Assert.DoesNotContain(TokenOf(first), await db.CalendarAddresses.Select(row => row.Hash).SingleAsync(),
                StringComparison.Ordinal);
        }

        var second = await MakeAsync(on);
        (await program.GetAsync(first)).Expect(HttpStatusCode.NotFound);
        (await program.GetAsync(second)).Expect(HttpStatusCode.OK);
        var revoked = await (await on.Browser.GetAsync("/Profile")).Form("/Profile/Calendar/Revocation").SendAndFollowAsync();
        Assert.Contains("no longer works", revoked.Flash, StringComparison.Ordinal);
        (await program.GetAsync(second)).Expect(HttpStatusCode.NotFound);
        foreach (var nobody in new[] { "", "?token=", "?token=x", $"?token={new string('y', 3000)}" })
        {
            (await program.GetAsync("/Calendar.ics" + nobody)).Expect(HttpStatusCode.NotFound);
        }

        var activity = (await on.Browser.GetAsync("/Activity")).Text;
        Assert.Contains("Made a calendar address", activity, StringComparison.Ordinal);
        Assert.Contains("Revoked the calendar address", activity, StringComparison.Ordinal);
        Assert.Contains(log.Lines, line => line.Contains("/Calendar.ics", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains(TokenOf(first), StringComparison.Ordinal)
            || line.Contains(TokenOf(second), StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_ends_with_the_members_access_and_permission()
    {
        await using var on = await QuotesPortal.StartAsync();
        var address = await MakeAsync(on);
        async Task<HttpStatusCode> AfterAsync(Func<Checkout.Data.CheckoutDbContext, Task> change)
        {
            await using var db = on.Portal.Unscoped();
            await change(db);
            await db.SaveChangesAsync();
            using var program = on.Portal.Anonymous();
            return (await program.GetAsync(address)).Status;
        }

        Assert.Equal(HttpStatusCode.OK, await AfterAsync(async db => (await db.Memberships.SingleAsync()).EndOn(Today)));
        Assert.Equal(HttpStatusCode.NotFound, await AfterAsync(async db => (await db.Memberships.SingleAsync()).EndOn(Today.AddDays(-1))));
        Assert.Equal(HttpStatusCode.OK, await AfterAsync(async db => (await db.Memberships.SingleAsync()).EndOn(null)));
        Assert.Equal(HttpStatusCode.NotFound, await AfterAsync(async db => (await db.Memberships.SingleAsync()).Use(
            await db.Profiles.SingleAsync(row => row.Name == "Standard User"))));
        Assert.Equal(HttpStatusCode.OK, await AfterAsync(async db => (await db.Memberships.SingleAsync()).Use(
            await db.Profiles.SingleAsync(row => row.Name == "System Administrator"))));
        Assert.Equal(HttpStatusCode.NotFound, await AfterAsync(async db => (await db.Users.SingleAsync()).Active = false));
    }

    private static async Task<string> MakeAsync(QuotesPortal on)
    {
        var shown = await (await on.Browser.GetAsync("/Profile")).Form("/Profile/Calendar").SendAsync();
        return new Uri(shown.Expect(HttpStatusCode.OK).Find(".secret").TextContent).PathAndQuery;
    }

    private static string TokenOf(string address) => address.Split("token=")[1];

    private static async Task<IReadOnlyList<CalendarEvent>> ReadAsync(QuotesPortal on, string address)
    {
        using var program = on.Portal.Anonymous();
        var body = (await program.GetAsync(address)).Expect(HttpStatusCode.OK).Body;
        Assert.All(body.Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));
        return [.. Ical.Net.Calendar.Load(body)!.Events];
    }

    private static IEnumerable<string> Summaries(IEnumerable<CalendarEvent> events) =>
        events.Select(one => one.Summary!).Order(StringComparer.Ordinal);

    private static async Task<Contract> ContractAsync(QuotesPortal on, bool autoRenews)
    {
        await using var db = on.Portal.Unscoped();
        var contract = await db.Contracts.SingleAsync();
        db.Entry(contract).Property(row => row.AutoRenews).CurrentValue = autoRenews;
        await db.SaveChangesAsync();
        return contract;
    }

    private static async Task PayAsync(QuotesPortal on, Guid invoiceId)
    {
        await using var db = on.Portal.Unscoped();
        var (payment, invoice) = (await db.Payments.SingleAsync(), await db.Invoices.SingleAsync(row => row.Id == invoiceId));
        db.Add(Domain.Ledger.Allocation.Of(payment, invoice, 30m, Today, on.World.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
    }

    private sealed class Kept : ILogEventSink
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public void Emit(LogEvent logEvent) => Lines.Enqueue(logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
