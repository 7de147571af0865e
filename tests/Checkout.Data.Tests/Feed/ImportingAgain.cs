using Checkout.Domain.Audit;
using Checkout.Domain.Messages;
using Checkout.Domain.Payments;
using Checkout.Domain.Quotes;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Checkout.Data.Tests.Feed;

/// <summary>What a record that was delivered before may still change (A5).</summary>
[Trait("Acceptance", "S3")]
public sealed class ImportingAgain
{
    [SkippableTheory, EveryEngine]
    public async Task An_equal_record_is_skipped_however_it_is_written(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        await feed.RunAsync(FeedFile.Basics);

        var report = await feed.RunAsync(
            """{ "taxClass": "software", "unit": "user", "recurring": true, "family": "Core", "name": "S\u0065ats", "sku": "SEAT", "description": null, "externalId": "prod", "type": "product" }""");

        Assert.Equal((0, 1), (report.Written, report.Counts["product"].Skipped));
    }

    [SkippableTheory, EveryEngine]
    public async Task A_changed_quote_becomes_the_next_version_and_is_announced_again(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        await feed.RunAsync([.. FeedFile.Basics, FeedFile.Quote("q", "Q-00000012")]);

        var report = await feed.RunAsync(FeedFile.Quote("q", "Q-00000012", quantity: 6));

        Assert.Empty(report.Problems);
        await using var db = database.Contexts.Unscoped();
        Assert.Equal([(1, QuoteStatus.Superseded), (2, QuoteStatus.Active)],
            (await db.Quotes.OrderBy(row => row.Revision).ToListAsync()).Select(row => (row.Revision, row.Status)));
        Assert.Equal(["Ann@Example.com", "Ann@Example.com"],
            await db.OutboxMessages.Where(row => row.Kind == MessageKind.QuotePublished).Select(row => row.To).ToListAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task A_quote_that_is_only_withdrawn_keeps_its_version_and_published_again_gets_the_next(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        await feed.RunAsync([.. FeedFile.Basics, FeedFile.Quote("q", "Q-1")]);

        Assert.Empty((await feed.RunAsync(FeedFile.Quote("q", "Q-1", "\"status\":\"withdrawn\","))).Problems);
        await using (var db = database.Contexts.Unscoped())
        {
            Assert.Equal((1, QuoteStatus.Withdrawn),
                (await db.Quotes.Select(row => row.Revision).SingleAsync(), await db.Quotes.Select(row => row.Status).SingleAsync()));
        }

        Assert.Empty((await feed.RunAsync(FeedFile.Quote("q", "Q-1"))).Problems);
        await using var read = database.Contexts.Unscoped();
        Assert.Equal([QuoteStatus.Superseded, QuoteStatus.Active],
            await read.Quotes.OrderBy(row => row.Revision).Select(row => row.Status).ToListAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task A_quote_that_was_bought_does_not_change(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        const string Order = """{"type":"order","externalId":"ord2","account":"acc","number":"O-00000008","contract":"con","quote":"q","placedOn":"2026-11-22","placedBy":"Ann","currency":"USD","lines":[{"product":"prod","quantity":5,"listPrice":10,"tax":{"category":"S","rate":10}}]}""";
        Assert.Empty((await feed.RunAsync([.. FeedFile.Basics, FeedFile.Quote("q", "Q-1", "\"publishedAt\":\"2026-11-20T10:00:00Z\","),
            Order])).Problems);

        var problem = Assert.Single((await feed.RunAsync(FeedFile.Quote("q", "Q-1", quantity: 6))).Problems);

        Assert.Equal("lines[0].quantity", problem.Field);
        Assert.Contains("5", problem.Sentence, StringComparison.Ordinal);
        Assert.Contains("6", problem.Sentence, StringComparison.Ordinal);
    }

    [SkippableTheory, EveryEngine]
    public async Task A_posted_invoice_takes_a_later_due_date_and_nothing_else(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        await feed.RunAsync([.. FeedFile.Basics, FeedFile.Invoice("i", "A1")]);

        Assert.Empty((await feed.RunAsync(FeedFile.Invoice("i", "A1", dueOn: "2026-12-15"))).Problems);
        var earlier = Assert.Single((await feed.RunAsync(FeedFile.Invoice("i", "A1", dueOn: "2026-11-15"))).Problems);
        var other = (await feed.RunAsync(FeedFile.Invoice("i", "A1", net: 90m, dueOn: "2026-12-15"))).Problems;

        Assert.Equal("dueOn", earlier.Field);
        var total = Assert.Single(other, problem => problem.Field == "totals.total");
        Assert.Contains("It is 110 and can't become 99", total.Sentence, StringComparison.Ordinal);
        await using var db = database.Contexts.Unscoped();
        var stored = await db.Invoices.SingleAsync();
        Assert.Equal((new DateOnly(2026, 12, 15), 110m), (stored.DueOn, stored.TotalAmount));
    }

    [SkippableTheory, EveryEngine]
    public async Task A_contract_keeps_what_its_account_changed_until_the_feed_changes_the_same(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        static string Contract(string name, string poNumber, string contact) =>
            $$"""{"type":"contract","externalId":"con","account":"acc","number":"C-00000007","name":"{{name}}","currency":"USD","terms":[{"from":"2026-01-01","to":"2026-12-31"}],"billingFrequency":"monthly","paymentTermsDays":30,"poNumber":"{{poNumber}}","contacts":[{"name":"Ann","email":"{{contact}}","primary":true}]}""";
        await feed.RunAsync(FeedFile.Basics);
        await feed.RunAsync(Contract("Contract", "1", "ann@acme.example"));
        await using (var db = database.Contexts.Unscoped())
        {
            var contract = await db.Contracts.Include(row => row.Contacts).SingleAsync();
            var ours = contract.Billing with { PoNumber = "OURS", Contacts = [new("Bob", "bob@acme.example", IsPrimary: true)] };
            db.BillingDetailsChanges.Add(contract.ReviseBilling(ours, Guid.NewGuid(), "Ann", feed.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }

        Assert.Empty((await feed.RunAsync(Contract("A new name", "1", "ann@acme.example"))).Problems);
        Assert.Equal(("A new name", "OURS", "bob@acme.example"), await ReadAsync());

        Assert.Empty((await feed.RunAsync(Contract("A new name", "2", "ann@acme.example"))).Problems);
        Assert.Equal(("A new name", "2", "bob@acme.example"), await ReadAsync());
        await using var read = database.Contexts.Unscoped();
        var changes = await read.BillingDetailsChanges.OrderBy(change => change.At).ThenBy(change => change.Revision).ToListAsync();
        Assert.Equal(("The vendor", null, "OURS", "2"),
            (changes[^1].By, changes[^1].UserId, changes[^1].Before.PoNumber, changes[^1].After.PoNumber));

        async Task<(string, string?, string)> ReadAsync()
        {
            await using var db = database.Contexts.Unscoped();
            var contract = await db.Contracts.Include(row => row.Contacts).SingleAsync();
            return (contract.Name, contract.PoNumber, Assert.Single(contract.Contacts).Email);
        }
    }

    [SkippableTheory, EveryEngine]
    public async Task A_declined_quote_that_is_replaced_keeps_who_declined_it(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        await feed.RunAsync([.. FeedFile.Basics,
            FeedFile.Quote("q", "Q-1",
            "\"publishedAt\":\"2026-11-20T10:00:00Z\",\"status\":\"declined\","
            + "\"decidedAt\":\"2026-11-21T10:00:00Z\",\"decidedBy\":\"Ann\",\"declineReason\":\"Too much.\",")]);

        Assert.Empty((await feed.RunAsync(FeedFile.Quote("q", "Q-1", "\"publishedAt\":\"2026-11-22T10:00:00Z\",", quantity: 6))).Problems);

        await using var db = database.Contexts.Unscoped();
        var replaced = await db.Quotes.SingleAsync(row => row.Revision == 1);
        Assert.Equal(
            (QuoteStatus.Superseded, QuoteStatus.Declined, "Ann", "Too much.", new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero),
            feed.Clock.GetUtcNow()),
            (replaced.Status, replaced.SupersededFrom, replaced.DecidedBy, replaced.DeclineReason, replaced.DecidedAt,
            replaced.SupersededAt));
    }

    [SkippableTheory, EveryEngine]
    public async Task A_pending_payment_succeeds_and_is_allocated_step_by_step(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        await feed.RunAsync([.. FeedFile.Basics, FeedFile.Invoice("i1", "A1"), FeedFile.Invoice("i2", "A2"),
            FeedFile.Payment("p", "P1", 150m, "", "\"status\":\"pending\",")]);

        Assert.Empty((await feed.RunAsync(FeedFile.Payment("p", "P1", 150m, """{"invoice":"i1","amount":100}"""))).Problems);
        Assert.Empty((await feed.RunAsync(FeedFile.Payment("p", "P1", 150m, """{"invoice":"i1","amount":110},{"invoice":"i2","amount":40}"""))).Problems);
        var lower = Assert.Single((await feed.RunAsync(FeedFile.Payment("p", "P1", 150m, """{"invoice":"i1","amount":10}"""))).Problems);

        Assert.Equal("allocations[0].amount", lower.Field);
        await using var db = database.Contexts.Unscoped();
        var payment = await db.Payments.SingleAsync();
        Assert.Equal((PaymentStatus.Succeeded, 150m), (payment.Status, payment.AllocatedAmount));
        Assert.Equal(-150m, await db.LedgerEntries.Where(entry => entry.PaymentId != null).SumAsync(entry => entry.Amount));
        Assert.Equal([110m, 40m], await db.Invoices.OrderBy(row => row.Number).Select(row => row.AllocatedAmount).ToListAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Users_lose_and_win_permissions_and_keep_their_password(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        await feed.RunAsync(FeedFile.Basics);

        Assert.Empty((await feed.RunAsync(
            """{"type":"user","externalId":"usr","email":"ann@new.example","displayName":"Ann","memberships":[{"account":"acc","profile":"Billing Administrator"},{"account":"other","profile":"Standard User"}]}""")).Problems);
        Assert.Empty((await feed.RunAsync(
            """{"type":"user","externalId":"usr","email":"ann@new.example","displayName":"Ann","active":false,"memberships":[{"account":"other","profile":"Standard User","active":false}]}""")).Problems);

        await using var db = database.Contexts.Unscoped();
        var user = await db.Users.SingleAsync();
        Assert.Equal(("ANN@NEW.EXAMPLE", "ANN@NEW.EXAMPLE", false), (user.NormalizedEmail, user.NormalizedUserName, user.Active));
        var members = await db.Memberships.Include(row => row.Profile).Include(row => row.PermissionSets)
            .OrderBy(row => row.Account!.Number).ToListAsync();
        Assert.Equal([("Billing Administrator", 0, true), ("Standard User", 0, false)],
            members.Select(row => (row.Profile.Name, row.PermissionSets.Count, row.Active)));
    }
}
