using Checkout.Data.Acceptances;
using Checkout.Data.Billing;
using Checkout.Data.Forms;
using Checkout.Data.Identity;
using Checkout.Data.Quotes;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Domain.Messages;
using Checkout.Domain.Quotes;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Checkout.Data.Tests.Buying;

/// <summary>Where an account wants it, one person asks and a second one accepts: once, whoever else decides at the same moment.</summary>
[Trait("Acceptance", "B6")]
public sealed class TwoPeopleForAnOrder(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    [SkippableTheory, EveryEngine]
    public async Task One_alone_is_refused_and_of_two_who_approve_at_once_one_orders(Engine engine)
    {
        var (world, second, third) = await StartAsync(engine);
        var quote = await world.PublishAsync(world.Terms(), world.Line(10m, 12.5m));
        Assert.Contains("take two people", Why(await world.AcceptAsync(quote)), StringComparison.Ordinal);
        Assert.Equal((0, 0), await CountAsync(world));

        Assert.IsType<Outcome.Done>(await AskAsync(world, quote));
        Assert.Contains("someone else has to give it", Why(await world.AcceptAsync(quote)), StringComparison.Ordinal);
        Assert.Contains("is already waiting for approval", Why(await AskAsync(world, quote, second)), StringComparison.Ordinal);

        var shown = await world.ShownAsync(quote);
        var results = await Task.WhenAll(new[] { second,
            third }.Select(user => world.AcceptQuote.RunAsync(world.Form(by: user), shown, CancellationToken.None)));

        Assert.Single(results.OfType<AcceptQuote.Accepted>());
        Assert.Contains("was accepted by", Why(Assert.Single(results.OfType<Outcome.Changed>())), StringComparison.Ordinal);
        Assert.Equal((1, 1), await CountAsync(world));
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var acceptance = await db.Acceptances.SingleAsync();
        Assert.Equal((world.User.Id, "Zoë Brandström"), (acceptance.RequestedById, acceptance.RequestedBy));
        Assert.NotEqual(world.User.Id, acceptance.UserId);
        Assert.Equal(ApprovalState.Approved, (await db.QuoteApprovals.SingleAsync()).State);
        Assert.Single(await db.OutboxMessages.Where(message => message.ForAccountId == world.Account.Id
            && message.Kind == MessageKind.ApprovalRequested && message.To == second.Email).ToListAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Of_one_who_approves_and_one_who_declines_or_returns_one_wins(Engine engine)
    {
        var (world, second, third) = await StartAsync(engine);
        foreach (var declines in new[] { true, false })
        {
            var before = await CountAsync(world);
            var quote = await world.PublishAsync(world.Terms(), world.Line(declines ? 11m : 12m, 12.5m));
            await AskAsync(world, quote);
            var shown = await world.ShownAsync(quote);

            var approving = world.AcceptQuote.RunAsync(world.Form(by: second), shown, CancellationToken.None);
            var refusing = declines ? DeclineAsync(world, quote, third, "No.") : ReturnAsync(world, quote, third, "No.");
            await Task.WhenAll(approving, refusing);

            var accepted = await approving is AcceptQuote.Accepted;
            Assert.NotEqual(accepted, await refusing is Outcome.Done);
            Assert.Equal(before.Orders + (accepted ? 1 : 0), (await CountAsync(world)).Orders);
            await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
            var stored = await db.Quotes.SingleAsync(row => row.Id == quote.Id);
            Assert.Equal(accepted ? QuoteStatus.Purchased : declines ? QuoteStatus.Declined : QuoteStatus.Active, stored.Status);

            // Whoever wins, the one who asked hears of it, once.
            var answered = await db.QuoteApprovals.SingleAsync(row => row.QuoteId == quote.Id);
            Assert.Equal(accepted ? ApprovalState.Approved : declines ? ApprovalState.Lapsed : ApprovalState.Returned, answered.State);
            var subject = accepted ? stored.OrderId : answered.Id;
            var told = await db.OutboxMessages.SingleAsync(message => message.SubjectId == subject && message.To == world.User.Email
                && (message.Kind == MessageKind.ApprovalGiven || message.Kind == MessageKind.ApprovalLapsed
                    || message.Kind == MessageKind.ApprovalReturned));
            Assert.Equal(accepted ? MessageKind.ApprovalGiven : declines ? MessageKind.ApprovalLapsed : MessageKind.ApprovalReturned,
                told.Kind);
        }
    }

    [SkippableTheory, EveryEngine]
    public async Task What_waits_expires_too_and_only_the_requester_may_be_silent(Engine engine)
    {
        var (world, second, _) = await StartAsync(engine);
        var quote = await world.PublishAsync(world.Terms(), world.Line(13m, 12.5m));
        await AskAsync(world, quote);

        Assert.Equal("Reason", Assert.IsType<Outcome.Refused>(await ReturnAsync(world, quote, second, reason: null)).Field);
        Assert.IsType<Outcome.Done>(await ReturnAsync(world, quote, world.User, reason: null));
        Assert.Contains("is not waiting for approval", Why(await ReturnAsync(world, quote, second, "Too much")), StringComparison.Ordinal);

        await AskAsync(world, quote);
        world.GoTo(world.Today.AddDays(31));
        var late = await world.AcceptQuote.RunAsync(world.Form(by: second), await world.ShownAsync(quote), CancellationToken.None);
        Assert.Contains("could be accepted until the end of", Why(late), StringComparison.Ordinal);
        Assert.Contains("could be accepted until the end of", Why(await ReturnAsync(world, quote, second, "Too late")),
            StringComparison.Ordinal);

        // The daily work tells the one who asked, once; whoever declines one's own request is not told.
        var own = await world.PublishAsync(world.Terms(), world.Line(15m, 12.5m));
        await AskAsync(world, own);
        await DeclineAsync(world, own, world.User, "Not any more.");
        var daily = new DailyWork(world.Database.Contexts, world.Transactions, world.Calendar, world.Runs, world.Clock);
        await daily.RunAsync(CancellationToken.None);
        await daily.RunAsync(CancellationToken.None);
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        Assert.Equal([ApprovalState.Returned, ApprovalState.Lapsed, ApprovalState.Lapsed],
            (await db.QuoteApprovals.ToListAsync()).OrderBy(row => row.RequestedAt).ThenBy(row => row.State).Select(row => row.State));
        var lapsed = await db.OutboxMessages.SingleAsync(message => message.ForAccountId == world.Account.Id
            && message.Kind == MessageKind.ApprovalLapsed);
        Assert.Equal((world.User.Email, quote.Id),
            (lapsed.To, (await db.QuoteApprovals.SingleAsync(row => row.Id == lapsed.SubjectId)).QuoteId));
    }

    [SkippableTheory, EveryEngine]
    public async Task Nobody_is_asked_below_the_limit_and_nothing_is_asked_of_nobody(Engine engine)
    {
        var (world, _, _) = await StartAsync(engine, colleagues: false);
        var small = await world.PublishAsync(world.Terms(), world.Line(1m, 1m));
        var large = await world.PublishAsync(world.Terms(), world.Line(14m, 12.5m));

        Assert.Contains("doesn’t need a second person’s approval", Why(await AskAsync(world, small)), StringComparison.Ordinal);
        Assert.Contains("Nobody else", Why(await AskAsync(world, large)), StringComparison.Ordinal);
        Assert.IsType<AcceptQuote.Accepted>(await world.AcceptAsync(small));
    }

    [SkippableTheory, EveryEngine]
    public async Task What_adds_to_a_contract_is_billed_to_the_address_that_it_has_when_it_is_approved(Engine engine)
    {
        var (world, second, _) = await StartAsync(engine);
        var contract = await world.ContractAsync(world.Terms(startsOn: world.Today), world.Line(1m, 1m));
        var quote = await world.PublishAsync(world.Terms(contract: contract), world.Line(100m, 12.5m));
        await AskAsync(world, quote);
        var moved = contract.BillTo with { Line1 = "Marktplatz 1", City = "Ulm" };
        await using (var db = world.Database.Contexts.Unscoped())
        {
            var kept = await db.Contracts.Include(row => row.Contacts).SingleAsync(row => row.Id == contract.Id);
            db.BillingDetailsChanges.Add(kept.ReviseBilling(kept.Billing with { BillTo = moved }, world.User.Id, "Zoë",
                world.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }

        // The approval brings what was stated when it was asked for.
        Assert.IsType<AcceptQuote.Accepted>(await world.AcceptQuote.RunAsync(world.Form(by: second), await world.ShownAsync(quote),
            CancellationToken.None));

        await using var read = world.Database.Contexts.ForAccount(world.Account.Id);
        var order = await read.Orders.SingleAsync(row => row.QuoteId == quote.Id);
        Assert.Equal(moved, (await read.Invoices.SingleAsync(row => row.OrderId == order.Id)).BillTo);
        Assert.Equal(moved, (await read.Acceptances.SingleAsync(row => row.OrderId == order.Id)).BillTo);
    }

    [SkippableTheory, EveryEngine]
    public async Task New_business_is_billed_to_the_address_that_was_stated_when_approval_was_asked_for(Engine engine)
    {
        var (world, second, _) = await StartAsync(engine);
        var quote = await world.PublishAsync(world.Terms(startsOn: world.Today), world.Line(100m, 12.5m));
        var stated = world.Account.BillingAddress with { Line1 = "Marktplatz 1", City = "Ulm" };
        var terms = await world.ShownAsync(quote) with { BillTo = stated };
        await world.AcceptQuote.AskAsync(world.Form(), terms, CancellationToken.None);

        await world.AcceptQuote.RunAsync(world.Form(by: second), await world.ShownAsync(quote), CancellationToken.None);

        await using var read = world.Database.Contexts.ForAccount(world.Account.Id);
        Assert.Equal((stated, stated, stated),
            ((await read.Contracts.SingleAsync()).BillTo, (await read.Invoices.SingleAsync()).BillTo,
            (await read.Acceptances.SingleAsync()).BillTo));
    }

    [SkippableTheory, EveryEngine]
    [Trait("Acceptance", "U2")]
    public async Task Who_may_order_up_to_an_amount_asks_above_it_and_approves_only_up_to_it(Engine engine)
    {
        var (world, second, third) = await StartAsync(engine);
        await using (var db = world.Database.Contexts.Unscoped())
        {
            db.Entry(await db.Accounts.SingleAsync(row => row.Id == world.Account.Id)).Property(row => row.ApprovalAbove).CurrentValue =
                null;
            foreach (var (user, most) in new[] { (world.User, 1200m), (second, 1400m) })
            {
                var member = await db.Memberships.WithRights().SingleAsync(row => row.UserId == user.Id);
                member.Use(new Profile(world.Account.Id, $"Up to {most:0}", new MemberRights(Permissions.ManageBilling, OrdersUpTo: most)));
            }

            await db.SaveChangesAsync();
        }

        // For a year: 1,200.00 and 1,500.00.
        var (small, large) = (await world.PublishAsync(world.Terms(), world.Line(10m, 10m)),
            await world.PublishAsync(world.Terms(), world.Line(10m, 12.5m)));
        Assert.IsType<AcceptQuote.Accepted>(await world.AcceptAsync(small));
        Assert.Contains("You may order up to", Why(await world.AcceptAsync(large)), StringComparison.Ordinal);
        Assert.IsType<Outcome.Done>(await AskAsync(world, large));

        var shown = await world.ShownAsync(large) with { Anyway = true };
        Assert.Contains("A colleague who may order more has to",
            Why(await world.AcceptQuote.RunAsync(world.Form(by: second), shown, CancellationToken.None)), StringComparison.Ordinal);
        Assert.IsType<AcceptQuote.Accepted>(await world.AcceptQuote.RunAsync(world.Form(by: third), shown, CancellationToken.None));
        await using var read = world.Database.Contexts.ForAccount(world.Account.Id);
        Assert.Equal([third.Email!], await read.OutboxMessages.Where(row => row.ForAccountId == world.Account.Id
            && row.Kind == MessageKind.ApprovalRequested).Select(row => row.To).ToListAsync());
    }

    private static async Task<Outcome> AskAsync(World world, Quote quote, CheckoutUser? by = null) =>
        await world.AcceptQuote.AskAsync(world.Form(by: by), await world.ShownAsync(quote), CancellationToken.None);

    private static Task<Outcome> DeclineAsync(World world, Quote quote, CheckoutUser by, string? reason) =>
        new DeclineQuote(world.Submissions, world.Calendar)
            .RunAsync(world.Form(by: by), quote.Slug, quote.Revision, reason, CancellationToken.None);

    private static Task<Outcome> ReturnAsync(World world, Quote quote, CheckoutUser by, string? reason) =>
        new ReturnQuote(world.Submissions, world.Calendar)
            .RunAsync(world.Form(by: by), quote.Slug, quote.Revision, reason, CancellationToken.None);

    private static string Why(Outcome outcome) => Assert.IsType<Outcome.Changed>(outcome).Why.ToString();

    private static async Task<(int Orders, int Acceptances)> CountAsync(World world)
    {
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        return (await db.Orders.CountAsync(), await db.Acceptances.CountAsync());
    }

    /// <summary>An account that wants two people above 100, with two colleagues.</summary>
    private async Task<(World World, CheckoutUser Second, CheckoutUser Third)> StartAsync(Engine engine, bool colleagues = true)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), TestClock.Today);
        await using var db = world.Database.Contexts.Unscoped();
        db.Entry(await db.Accounts.SingleAsync(row => row.Id == world.Account.Id)).Property(row => row.ApprovalAbove).CurrentValue = 100m;
        var (second, third) = (new CheckoutUser($"second-{world.Account.Number}@acme.example", "Björn Ångström"),
            new CheckoutUser($"third-{world.Account.Number}@acme.example", "Ulla O’Neill"));
        if (colleagues)
        {
            var profile = await db.Profiles.SingleAsync(row => row.Name == "Billing Administrator");
            db.AddRange(second, third);
            db.Memberships.AddRange(new Membership(world.Account.Id, second.Id, profile),
                new Membership(world.Account.Id, third.Id, profile));
        }

        await db.SaveChangesAsync();
        return (world, second, third);
    }
}
