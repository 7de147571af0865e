using Checkout.Domain;
using Checkout.Domain.Audit;
using Checkout.Domain.Quotes;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests;

public sealed class AWriteGuard(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly DateOnly Today = TestClock.Today;

    [SkippableTheory, EveryEngine]
    public async Task Hides_other_accounts_and_refuses_to_write_to_them(Engine engine)
    {
        var ours = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var theirs = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var quote = await theirs.PublishAsync(theirs.Terms(), theirs.Line(1m, 10m));

        await using var db = ours.Database.Contexts.ForAccount(ours.Account.Id);
        Assert.False(await db.Quotes.AnyAsync(row => row.Id == quote.Id));
        Assert.Null(await db.Quotes.FindAsync(quote.Id));
        Assert.False(await db.Set<QuoteLine>().AnyAsync(row => row.QuoteId == quote.Id));
        Assert.Equal(ours.Account.Id, (await db.Accounts.SingleAsync()).Id);

        db.Quotes.Attach(quote).State = EntityState.Modified;
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        db.ChangeTracker.Clear();
        db.AuditEntries.Add(new AuditEntry(theirs.Account.Id, null, "x", AuditAction.SignedIn, null, null, null, ours.Clock.GetUtcNow()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        await using var none = ours.Database.Contexts.ForScope(new AccountScope());
        Assert.False(await none.Quotes.AnyAsync());
        Assert.False(await none.Accounts.AnyAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Is_backed_by_the_database_across_accounts(Engine engine)
    {
        var ours = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var theirs = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var contract = await theirs.ContractAsync(theirs.Terms(), theirs.Line(1m, 10m));

        // The unscoped context has no guard; the composite key refuses a quote of ours under a contract of theirs.
        await using var db = ours.Database.Contexts.Unscoped();
        db.Quotes.Add(new Quote(ours.Account.Id, "Q-1", 1, Domain.Documents.DocumentSource.Vendor, null,
            ours.Terms() with { Type = QuoteType.AddOn, ContractId = contract.Id }, [ours.Line(1m, 10m)]));
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Keeps_the_ledger_append_only(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        await world.ContractAsync(world.Terms(), world.Line(1m, 10m));

        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        db.LedgerEntries.Remove(await db.LedgerEntries.SingleAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        db.ChangeTracker.Clear();
        db.Entry(await db.Acceptances.SingleAsync()).Property(row => row.Name).CurrentValue = "Somebody else";
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Lets_the_second_of_two_editors_know(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var quote = await world.PublishAsync(world.Terms(), world.Line(1m, 10m));
        await using var first = world.Database.Contexts.ForAccount(world.Account.Id);
        await using var second = world.Database.Contexts.ForAccount(world.Account.Id);
        var one = await first.Quotes.SingleAsync(row => row.Id == quote.Id);
        var two = await second.Quotes.SingleAsync(row => row.Id == quote.Id);

        one.Decline("One", null, world.Clock.GetUtcNow(), Today);
        await first.SaveChangesAsync();
        two.Withdraw("Two", world.Clock.GetUtcNow());

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Stops_allocations_beyond_a_document_in_the_database_as_well(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        await world.ContractAsync(world.Terms(), world.Line(1m, 10m));
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var invoice = await db.Invoices.SingleAsync();

        db.Entry(invoice).Property(row => row.AllocatedAmount).CurrentValue = invoice.DueAmount + 0.01m;

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Stores_amounts_prices_and_instants_exactly(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today, Currency.FromCode("KWD"));
        var quote = await world.PublishAsync(world.Terms(), world.Line(2.5m, 1.234567m));

        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var read = await db.Quotes.AsNoTracking().Include(row => row.Lines).SingleAsync(row => row.Id == quote.Id);
        Assert.Equal((2.5m, 1.234567m), (read.Lines[0].Quantity, read.Lines[0].NetPrice));
        Assert.Equal(quote.PublishedAt, read.PublishedAt);

        // 2.5 × 1.234567 × 12 = 37.03701, to three decimals.
        Assert.Equal(37.037m, read.TotalAmount);
    }
}
