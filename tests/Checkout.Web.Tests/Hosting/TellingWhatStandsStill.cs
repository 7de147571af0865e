using System.Globalization;
using System.Net;
using Checkout.Data.Billing;
using Checkout.Domain.Billing;
using Checkout.Domain.Messages;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Messages;
using Checkout.Web.Tests.Quotes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Checkout.Web.Tests.Hosting;

/// <summary>What <c>/health/ready</c> says while background work meets a row that it can't deal with, and of messages among them.</summary>
[Trait("Acceptance", "H5")]
public sealed class TellingWhatStandsStill
{
    [SkippableTheory, EveryEngineInSoak]
    public async Task Is_degraded_from_the_first_failure_on_until_the_run_passes_clean(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine, settings: PortalSettings.Ordinary);
        var contract = await on.World.ContractAsync(on.World.Terms(startsOn: on.World.Today, BillingFrequency.Monthly),
            on.World.Line(1m, 10m));
        var run = on.Portal.Services.GetRequiredService<BillingRun>();
        await run.RunAsync(CancellationToken.None);
        Assert.Equal("Healthy", await ReadyAsync(on));

        on.World.GoTo(on.World.Today.AddDays(40));
        await on.Database.PoisonAsync("Contracts", contract.Id);
        await run.RunAsync(CancellationToken.None);
        var since = Since(on);
        on.World.Clock.Advance(TimeSpan.FromMinutes(10));
        await run.RunAsync(CancellationToken.None);
        Assert.Contains($"\nbilling: 1 row stands still since {since}", await ReadyAsync(on), StringComparison.Ordinal);

        await on.Database.PoisonAsync("Contracts", contract.Id, "USD");
        await run.RunAsync(CancellationToken.None);
        Assert.DoesNotContain("\nbilling", await ReadyAsync(on), StringComparison.Ordinal);
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Sends_the_other_messages_however_many_broken_ones_come_before_them(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine, settings: PortalSettings.Ordinary);
        var now = on.World.Clock.GetUtcNow();
        Guid waits;
        await using (var db = on.Portal.Unscoped())
        {
            // The templates of these find nothing that they could speak of; nobody can read the others.
            var broken = Enumerable.Range(0, 60).Select(_ => Reset(now.AddMinutes(-2))).ToList();
            var unanswerable = new OutboxMessage(MessageKind.QuotePublished, "a@acme.example", "A", accountId: null, Guid.NewGuid(),
                data: null, now.AddMinutes(-1));
            db.AddRange([.. broken, unanswerable, Reset(now, on.World.User.Id)]);
            await db.SaveChangesAsync();
            waits = unanswerable.Id;
            await on.Database.ExecuteAsync(
                $"UPDATE \"OutboxMessages\" SET \"Kind\" = 'Nonsense' WHERE \"Id\" IN "
                + $"({string.Join(',', broken.Select(message => on.Database.Literal(message.Id)))})");
        }

        var since = Since(on);
        Assert.Equal(1, await DispatchAsync(on));
        Assert.Equal($"Degraded\nmessages: 61 rows stand still since {since}", await ReadyAsync(on));

        // Until its next turn the one that failed is not tried, and yet it stands still; an hour later its cause is gone.
        await on.Database.ExecuteAsync("DELETE FROM \"OutboxMessages\" WHERE \"Kind\" = 'Nonsense'");
        Assert.Equal(0, await DispatchAsync(on));
        Assert.Equal($"Degraded\nmessages: 1 row stands still since {since}", await ReadyAsync(on));
        await on.Database.ExecuteAsync(
            $"UPDATE \"OutboxMessages\" SET \"ForAccountId\" = {on.Database.Literal(on.World.Account.Id)} WHERE \"Id\" = "
            + $"{on.Database.Literal(waits)}");
        on.World.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await DispatchAsync(on));
        Assert.Equal("Healthy", await ReadyAsync(on));
    }

    private static string Since(QuotesPortal on) =>
        on.World.Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static OutboxMessage Reset(DateTimeOffset now, Guid? userId = null) =>
        new(MessageKind.PasswordReset, "b@acme.example", "B", accountId: null, userId ?? Guid.NewGuid(), data: null, now);

    private static async Task<int> DispatchAsync(QuotesPortal on)
    {
        await using var scope = on.Portal.Services.CreateAsyncScope();
        return await ActivatorUtilities.CreateInstance<OutboxDispatcher>(scope.ServiceProvider, new Nowhere())
            .RunAsync(CancellationToken.None);
    }

    /// <summary>As a load balancer asks some seconds later, who does not sign in.</summary>
    private static async Task<string> ReadyAsync(QuotesPortal on)
    {
        on.World.Clock.Advance(TimeSpan.FromSeconds(6));
        using var anonymous = on.Portal.Anonymous();
        return (await anonymous.GetAsync("/health/ready")).Expect(HttpStatusCode.OK).Body;
    }

    private sealed class Nowhere : IMailTransport
    {
        public Task SendAsync(MimeMessage message, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
