using Checkout.Data.Tests.Feed;
using Checkout.Domain.Audit;
using Checkout.Domain.Ledger;
using Checkout.Domain.Messages;
using Checkout.Domain.Payments;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Collections;

/// <summary>What the vendor's system says about money asked back, and about where money is to be sent.</summary>
public sealed class AnsweringThroughTheFeed
{
    [SkippableTheory, EveryEngine]
    public async Task Paying_back_or_declining_answers_the_request_once_with_a_mail(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        Assert.Empty((await feed.RunAsync([.. FeedFile.Basics, FeedFile.Payment("p1", "P-1", 50m, ""),
            FeedFile.Payment("p2", "P-2", 60m, "")])).Problems);
        await using (var db = database.Contexts.Unscoped())
        {
            var user = await db.Users.SingleAsync();
            foreach (var payment in await db.Payments.ToListAsync())
            {
                db.RefundRequests.Add(RefundRequest.Ask(payment, 40m, "Paid twice", user.Id, user.DisplayName, feed.Clock.GetUtcNow()));
            }

            await db.SaveChangesAsync();
        }

        const string Declined = "\"refundDeclined\":\"It settles next month.\",\"refundDeclinedOn\":\"2026-11-23\",";
        Assert.Empty((await feed.RunAsync(FeedFile.Payment("p1", "P-1", 50m, "", "\"refunds\":[{\"amount\":40,\"on\":\"2026-11-22\"}],"),
            FeedFile.Payment("p2", "P-2", 60m, "", Declined))).Problems);

        // Said again beside a new fact: nothing is answered twice, and nobody asks any more.
        var again = await feed.RunAsync(FeedFile.Payment("p2", "P-2", 60m, "",
            Declined + "\"refunds\":[{\"amount\":10,\"on\":\"2026-11-23\"}],"));
        Assert.Equal((0, 0), (again.Problems.Count, again.Warnings.Count));

        await using var read = database.Contexts.Unscoped();
        var requests = await read.RefundRequests.OrderBy(row => row.State).ToListAsync();
        Assert.Equal([RefundRequestState.Declined, RefundRequestState.Refunded], requests.Select(row => row.State));
        Assert.Equal(("It settles next month.", (decimal?)40m), (requests[0].Answer, requests[1].RefundedAmount));
        Assert.Equal(2, await read.OutboxMessages.CountAsync(message => message.Kind == MessageKind.RefundAnswered));
        Assert.Equal(2, await read.AuditEntries.CountAsync(entry => entry.Action == AuditAction.RefundAnswered));
        Assert.Equal(50m, await read.LedgerEntries.Where(entry => entry.Kind == LedgerKind.Refund).SumAsync(entry => entry.Amount));
    }

    [SkippableTheory, EveryEngine]
    public async Task A_request_that_was_withdrawn_is_exported_and_can_still_be_paid_back(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        Assert.Empty((await feed.RunAsync([.. FeedFile.Basics, FeedFile.Payment("p1", "P-1", 50m, "")])).Problems);
        await using (var db = database.Contexts.Unscoped())
        {
            var user = await db.Users.SingleAsync();
            var request = RefundRequest.Ask(await db.Payments.SingleAsync(), 40m, "Paid twice", user.Id, user.DisplayName,
                feed.Clock.GetUtcNow());
            request.Withdraw("Bo", feed.Clock.GetUtcNow());
            db.RefundRequests.Add(request);
            await db.SaveChangesAsync();
        }

        Assert.Equal(
            [("refundRequested", "Ann", 40m), ("refundWithdrawn", "Bo", 40m)],
            (await feed.ExportAsync()).SkipLast(1)
            .Select(record => (record.GetProperty("type").GetString()!, record.GetProperty("by").GetString()!,
            record.GetProperty("amount").GetDecimal())));
        Assert.Empty((await feed.RunAsync(FeedFile.Payment("p1", "P-1", 50m, "",
            "\"refunds\":[{\"amount\":40,\"on\":\"2026-11-22\"}],"))).Problems);
        await using var read = database.Contexts.Unscoped();
        Assert.Equal((RefundRequestState.Withdrawn, 10m),
            ((await read.RefundRequests.SingleAsync()).State, (await read.Payments.SingleAsync()).Unapplied.Amount));
        Assert.Equal(0, await read.OutboxMessages.CountAsync(message => message.Kind == MessageKind.RefundAnswered));
    }

    [SkippableTheory, EveryEngine]
    public async Task New_bank_details_are_kept_beside_the_end_of_the_old_account_and_mailed_to_who_manages_billing_of_an_invoiced_account(
        Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        var entity = FeedFile.Basics[0].Replace("\"iban\":\"1\"", "\"iban\":\"DE02 1203 0000 0000 2020 51\"", StringComparison.Ordinal);
        Assert.Empty((await feed.RunAsync([entity, .. FeedFile.Basics.Skip(1), FeedFile.Invoice("i", "A1")])).Problems);

        // Another name is no other account.
        Assert.Empty((await feed.RunAsync(entity.Replace("\"name\":\"Vendor\",\"address\"", "\"name\":\"Vendor, Inc.\",\"address\"",
            StringComparison.Ordinal))).Problems);
        await using (var before = database.Contexts.Unscoped())
        {
            Assert.Null((await before.LegalEntities.SingleAsync()).BankChangedOn);
            Assert.Equal(0, await before.OutboxMessages.CountAsync(row => row.Kind == MessageKind.BankDetailsChanged));
        }

        Assert.Empty((await feed.RunAsync(entity.Replace("DE02 1203 0000 0000 2020 51", "DE89370400440532013000",
            StringComparison.Ordinal))).Problems);

        await using var db = database.Contexts.Unscoped();
        var changed = await db.LegalEntities.SingleAsync();
        Assert.Equal((FeedFile.Today, "2051"), (changed.BankChangedOn, changed.PreviousAccountEnding));
        Assert.Equal((true, true, false),
            (changed.HasNewBank(FeedFile.Today, 60), changed.HasNewBank(FeedFile.Today.AddDays(59), 60),
            changed.HasNewBank(FeedFile.Today.AddDays(60), 60)));
        var mail = await db.OutboxMessages.SingleAsync(row => row.Kind == MessageKind.BankDetailsChanged);
        Assert.Equal((MessageKind.BankDetailsChanged, "Ann@Example.com", changed.Id), (mail.Kind, mail.To, mail.SubjectId));
    }
}
