using System.Globalization;
using System.Net;
using System.Text;
using Checkout.Data.Billing;
using Checkout.Data.Collections;
using Checkout.Data.Feed;
using Checkout.Data.Payments;
using Checkout.Domain.Billing;
using Checkout.Domain.Messages;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Mail;
using Checkout.Testing.Web;
using Checkout.Web.Messages;
using Checkout.Web.Tests.Payments;
using Checkout.Web.Tests.Quotes;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Checkout.Web.Tests.Telemetry;

/// <summary>Health and meters tell of what stands still, each made for real, and no longer once it goes on.</summary>
[Trait("Acceptance", "O3")]
public sealed class TellingWhatNeedsAPerson
{
    [SkippableTheory, EveryEngine]
    public async Task Of_stopped_billing_a_full_outbox_a_hanging_payment_and_a_poisoned_contract(Engine engine)
    {
        await using var on = await PayingOnThePage.StartAsync(engine);
        using var heard = new Heard(on.Portal);
        var contract = await on.World.ContractAsync(on.World.Terms(startsOn: on.World.Today, BillingFrequency.Monthly),
            on.World.Line(1m, 10m));
        await WorkAsync(on);
        Assert.Equal(["Healthy"], await ReadyAsync(on, heard));
        Assert.Equal((0, 0, 0), (heard["checkout.billing.age"], heard["checkout.outbox.waiting"], heard["checkout.runs.undone billing"]));

        // Billing stops for a month.
        on.World.GoTo(on.World.Today.AddMonths(1));
        Assert.Contains(await ReadyAsync(on, heard), line => line.StartsWith("billing: 1 row waits since ", StringComparison.Ordinal)
            && line.Contains(", the last turn was ", StringComparison.Ordinal));
        Assert.True(heard["checkout.billing.due"] == 1 && heard["checkout.billing.age"] > 3600 && heard["checkout.runs.age billing"] > 86400);
        await WorkAsync(on);
        Assert.Equal(["Healthy"], await ReadyAsync(on, heard));
        Assert.Equal(0, heard["checkout.billing.due"]);

        // The outbox fills, for nobody sends.
        await using (var db = on.Portal.Unscoped())
        {
            db.AddRange(Enumerable.Range(0, 40).Select(_ => new OutboxMessage(MessageKind.PasswordReset, "b@acme.example", "B",
                accountId: null, on.World.User.Id, data: null, on.World.Clock.GetUtcNow())));
            await db.SaveChangesAsync();
        }

        Assert.Equal(["Healthy"], await ReadyAsync(on, heard));
        on.World.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.StartsWith("messages: 40 rows wait since ", (await ReadyAsync(on, heard))[1], StringComparison.Ordinal);
        Assert.True(heard["checkout.outbox.waiting"] == 40 && heard["checkout.outbox.age"] > 1800);
        await WorkAsync(on);
        Assert.Equal(["Healthy"], await ReadyAsync(on, heard));

        // A payment is begun, and nobody asks what became of it.
        await on.World.WriteAsync(on.World.Invoice("INV-1", 100m));
        await on.SignInAgainAsync();
        await (await on.Browser.GetAsync("/Pay?invoice=INV-1")).Form("/Pay").SendAsync("Pay $100.00");
        Assert.Equal(["Healthy"], await ReadyAsync(on, heard));
        on.World.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.StartsWith("payments that hang: 1 row waits since ", (await ReadyAsync(on, heard))[1], StringComparison.Ordinal);
        Assert.True(heard["checkout.attempts.hanging"] == 1 && heard["checkout.attempts.age"] > 900);
        await WorkAsync(on);
        Assert.Equal(["Healthy"], await ReadyAsync(on, heard));

        // Another process bills, and meets a contract that it can't read.
        on.World.GoTo(on.World.Today.AddMonths(1));
        await on.Database.PoisonAsync("Contracts", contract.Id);
        await on.World.BillingRun.RunAsync(CancellationToken.None);
        Assert.Contains(await ReadyAsync(on, heard), line =>
            line.StartsWith("billing: 1 row stands still since ", StringComparison.Ordinal));
        Assert.Equal(1, heard["checkout.runs.undone billing"]);
        await on.Database.PoisonAsync("Contracts", contract.Id, "USD");
        await on.World.BillingRun.RunAsync(CancellationToken.None);
        await WorkAsync(on);
        Assert.Equal(["Healthy"], await ReadyAsync(on, heard));
    }

    [Fact]
    public async Task Of_a_feed_that_brings_problems_or_nothing()
    {
        await using var on = await QuotesPortal.StartAsync(settings: new PortalSettings
        {
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal) { ["Health:ImportHours"] = "24" },
        });
        using var heard = new Heard(on.Portal);
        Assert.Equal(["Healthy"], await ReadyAsync(on, heard));

        await ImportAsync(on, """{"type":"nonsense"}""");
        Assert.StartsWith("import: the last file had 1 problem and was not taken, ", (await ReadyAsync(on, heard))[1],
            StringComparison.Ordinal);
        Assert.Equal(1, heard["checkout.import.problems"]);
        await ImportAsync(on, "");
        Assert.Equal(["Healthy"], await ReadyAsync(on, heard));
        on.World.Clock.Advance(TimeSpan.FromHours(25));
        Assert.StartsWith("import: no file was taken since ", (await ReadyAsync(on, heard))[1], StringComparison.Ordinal);
        Assert.True(heard["checkout.import.age"] > 25 * 3600);
    }

    /// <summary>What the workers do.</summary>
    private static async Task WorkAsync(QuotesPortal on)
    {
        var services = on.Portal.Services;
        await services.GetRequiredService<BillingRun>().RunAsync(CancellationToken.None);
        await services.GetRequiredService<ReminderRun>().RunAsync(CancellationToken.None);
        await services.GetRequiredService<ReconcileAttempts>().RunAsync(CancellationToken.None);
        await using var scope = services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<OutboxDispatcher>(scope.ServiceProvider, new Nowhere()).RunAsync(CancellationToken.None);
    }

    private static async Task ImportAsync(QuotesPortal on, string text) =>
        await on.Portal.Services.GetRequiredService<FeedImport>()
            .RunAsync(new FeedSource("test", () => new MemoryStream(Encoding.UTF8.GetBytes(text))));

    /// <summary>The lines that a load balancer reads some seconds later, and what a collector hears.</summary>
    private static async Task<IReadOnlyList<string>> ReadyAsync(QuotesPortal on, Heard heard)
    {
        on.World.Clock.Advance(TimeSpan.FromSeconds(6));
        using var anonymous = on.Portal.Anonymous();
        var lines = (await anonymous.GetAsync("/health/ready")).Expect(HttpStatusCode.OK).Body.Split('\n');
        heard.Collect();
        return lines;
    }

    private sealed class Nowhere : IMailTransport
    {
        public Task SendAsync(MimeMessage message, CancellationToken cancellation) => Task.CompletedTask;
    }
}
