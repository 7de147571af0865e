using Checkout.Domain.Audit;
using Checkout.Domain.Invoices;
using Checkout.Domain.Messages;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Feed;

/// <summary>The vendor's answer is one of the few new facts of a posted invoice (A5); it ends the dispute and is mailed.</summary>
public sealed class AnsweringADispute
{
    private const string Answer =
        "\"disputeAnswer\":\"It is what was agreed.\",\"disputeOutcome\":\"rejected\",\"disputeAnsweredOn\":\"2026-11-22\",";

    [SkippableTheory, EveryEngine]
    public async Task Ends_it_keeps_the_answer_and_mails_it_to_whoever_raised_it(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        await feed.RunAsync([.. FeedFile.Basics, FeedFile.Invoice("i", "A1")]);
        await RaiseAsync(feed);

        Assert.Empty((await feed.RunAsync(FeedFile.Invoice("i", "A1", extra: Answer))).Problems);

        await using var read = database.Contexts.Unscoped();
        Assert.Null((await read.Invoices.SingleAsync()).DisputedAt);
        var dispute = await read.InvoiceDisputes.SingleAsync();
        Assert.Equal((DisputeState.Answered, DisputeOutcome.Rejected, "It is what was agreed."),
            (dispute.State, dispute.Outcome, dispute.Answer));
        Assert.Equal("It is what was agreed.",
            (await read.AuditEntries.SingleAsync(entry => entry.Action == AuditAction.DisputeAnswered)).Details);
        var mail = await read.OutboxMessages.SingleAsync(message => message.Kind == MessageKind.DisputeAnswered);
        Assert.Equal((await read.Users.Select(user => user.Email).SingleAsync(), dispute.Id), (mail.To, mail.SubjectId));
    }

    [SkippableTheory, EveryEngine]
    public async Task Counts_once_and_leaves_a_later_dispute_alone(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        await feed.RunAsync([.. FeedFile.Basics, FeedFile.Invoice("i", "A1")]);
        await RaiseAsync(feed);
        await feed.RunAsync(FeedFile.Invoice("i", "A1", extra: Answer));
        feed.Clock.Advance(TimeSpan.FromHours(1));
        await RaiseAsync(feed);

        // The same answer beside another new fact.
        Assert.Empty((await feed.RunAsync(FeedFile.Invoice("i", "A1", dueOn: "2026-12-30", extra: Answer))).Problems);
        await using (var db = database.Contexts.Unscoped())
        {
            Assert.NotNull((await db.Invoices.SingleAsync()).DisputedAt);
        }

        var second = Answer.Replace("2026-11-22", "2026-11-23", StringComparison.Ordinal);
        Assert.Empty((await feed.RunAsync(FeedFile.Invoice("i", "A1", dueOn: "2026-12-30", extra: second))).Problems);
        await using var read = database.Contexts.Unscoped();
        Assert.Null((await read.Invoices.SingleAsync()).DisputedAt);
        Assert.Equal([DisputeState.Answered, DisputeState.Answered], await read.InvoiceDisputes.Select(row => row.State).ToListAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task To_an_invoice_that_is_not_disputed_is_only_a_warning(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        await feed.RunAsync([.. FeedFile.Basics, FeedFile.Invoice("i", "A1")]);

        var report = await feed.RunAsync(FeedFile.Invoice("i", "A1", extra: Answer));

        Assert.Empty(report.Problems);
        Assert.Contains(report.Warnings, warning => warning.Field == "disputeAnswer");
    }

    private static async Task RaiseAsync(FeedFile feed)
    {
        await using var db = feed.Database.Contexts.Unscoped();
        var (invoice, user) = (await db.Invoices.Include(row => row.Lines).SingleAsync(), await db.Users.SingleAsync());
        db.InvoiceDisputes.Add(InvoiceDispute.Raise(invoice, new DisputeTerms(DisputeReason.WrongPrice, "Too much.", [1]), user.Id,
            user.DisplayName, feed.Clock.GetUtcNow(), new DateOnly(2026, 11, 20)));
        await db.SaveChangesAsync();
    }
}
