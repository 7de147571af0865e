using System.Text;
using System.Text.Json;
using Checkout.Data.Acceptances;
using Checkout.Data.Feed.Export;
using Checkout.Data.Forms;
using Checkout.Data.Ledger;
using Checkout.Data.Quotes;
using Checkout.Domain.Accounts;
using Checkout.Domain.Documents;
using Checkout.Domain.Invoices;
using Checkout.Domain.Ledger;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Checkout.Data.Tests.Feed;

/// <summary>What happened on the portal, for the vendor's CRM and provisioning: everything, once, in order.</summary>
public sealed class ExportingWhatHappened
{
    [SkippableTheory, EveryEngine]
    public async Task Holds_each_thing_once_in_the_order_of_time(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, TestClock.Today);
        var start = world.Clock.GetUtcNow();
        var bought = await world.PublishAsync(world.Terms(), world.Line(10m, 12.5m, rate: 19m),
            world.Line(1m, 900m, product: world.Workshop));
        var declined = await world.PublishAsync(world.Terms(), world.Line(3m, 10m));
        Assert.IsType<AcceptQuote.Accepted>(await world.AcceptAsync(bought));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await new AskAboutQuote(world.Submissions).RunAsync(world.Form(), declined.Slug, 1, "Why <so> much?", CancellationToken.None);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await new DeclineQuote(world.Submissions, world.Calendar)
            .RunAsync(world.Form(), declined.Slug, 1, "Too much.", CancellationToken.None);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await using (var db = database.Contexts.ForAccount(world.Account.Id))
        {
            db.ContactRequests.Add(new ContactRequest("REQ-00000001", world.Account.Id, world.User.Id, "Zoë", ContactTopic.Invoice,
                "Hello", null, "billing@vendor.example", world.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var (all, end) = await ExportAsync(world, start);

        Assert.Equal(["orderAccepted", "questionAsked", "quoteDeclined", "contactRequested", "end"],
            all.Select(record => record.GetProperty("type").GetString()));
        var order = all[0].GetProperty("order");
        Assert.Equal(2, order.GetProperty("lines").GetArrayLength());
        Assert.Equal("1500", order.GetProperty("lines")[0].GetProperty("amount").GetRawText());
        Assert.Equal(world.Seats.ExternalId, order.GetProperty("lines")[0].GetProperty("product").GetString());
        Assert.Equal(64, all[0].GetProperty("evidence").GetProperty("snapshotSha256").GetString()!.Length);
        Assert.Equal("Too much.", all[2].GetProperty("reason").GetString());
        Assert.Equal("Why <so> much?", all[1].GetProperty("question").GetString());

        // The next export begins where this one ended; one that overlaps repeats equal records.
        Assert.Single((await ExportAsync(world, end.Until)).Records);
        var (again, _) = await ExportAsync(world, start);
        Assert.Equal(all.Take(4).Select(record => record.GetRawText()), again.Take(4).Select(record => record.GetRawText()));
        var (later, _) = await ExportAsync(world, start.AddMinutes(2));
        Assert.Equal(["quoteDeclined", "contactRequested", "end"], later.Select(record => record.GetProperty("type").GetString()));
    }

    [SkippableTheory, EveryEngine]
    public async Task Tells_of_disputes_and_of_credits_that_were_applied_and_taken_back(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, TestClock.Today);
        var (start, invoice, memo) = (world.Clock.GetUtcNow(), world.Invoice("INV-1", 100m), world.CreditMemo("CM-1", 30m));
        var byVendor = world.Received("PAY-1", 5m);
        await world.WriteAsync(invoice, memo, byVendor, Allocation.Of(byVendor, invoice, 5m, world.Today, start));
        var (source, apply, undo) = (new CreditSource(DocumentKind.CreditMemo, "CM-1"), new ApplyCredit(world.Submissions, world.Calendar),
            new UndoApplication(world.Submissions, world.Calendar));
        Submission Form() => world.Form() with { UserName = "Zoë" };
        await apply.RunAsync(Form(), source, [new InvoiceSplit("INV-1", 30m, 95m)], 30m, CancellationToken.None);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await undo.RunAsync(Form(), source, "INV-1", 30m, CancellationToken.None);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await using (var db = database.Contexts.ForAccount(world.Account.Id))
        {
            var read = await db.Invoices.Include(row => row.Lines).SingleAsync();
            var dispute = InvoiceDispute.Raise(read, new DisputeTerms(DisputeReason.NotOrdered, "Never ordered.", [1]), world.User.Id,
                "Zoë", world.Clock.GetUtcNow(), world.Today);
            db.InvoiceDisputes.Add(dispute);
            await db.SaveChangesAsync();
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            dispute.Withdraw(read, "Ulla", world.Clock.GetUtcNow(), world.Today);
            await db.SaveChangesAsync();
        }

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var (all, _) = await ExportAsync(world, start);

        Assert.Equal(["creditApplied", "creditApplied", "invoiceDisputed", "disputeWithdrawn", "end"],
            all.Select(record => record.GetProperty("type").GetString()));
        Assert.Equal(["30", "-30"], all.Take(2).Select(record => record.GetProperty("amount").GetRawText()));
        Assert.Equal(("CM-1", "INV-1", "Zoë"),
            (all[0].GetProperty("credit").GetProperty("number").GetString(),
            all[0].GetProperty("invoice").GetProperty("number").GetString(), all[0].GetProperty("by").GetString()));
        Assert.Equal(("notOrdered", "Never ordered.", "[1]"),
            (all[2].GetProperty("reason").GetString(), all[2].GetProperty("text").GetString(), all[2].GetProperty("lines").GetRawText()));
        Assert.Equal("Ulla", all[3].GetProperty("by").GetString());
        Assert.Equal(5, all.Take(4).Select(record => record.GetProperty("id").GetString()).Distinct(StringComparer.Ordinal).Count() + 1);
    }

    private static async Task<(IReadOnlyList<JsonElement> Records, ExportEndRecord End)> ExportAsync(World world, DateTimeOffset since)
    {
        using var stream = new MemoryStream();
        var end = await new FeedExport(world.Database.Contexts, world.Clock).WriteAsync(stream, since, CancellationToken.None);
        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return ([.. lines.Select(line => JsonDocument.Parse(line).RootElement.Clone())], end);
    }
}
