using Checkout.Data;
using Checkout.Data.Tallies;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Domain.Audit;
using Checkout.Domain.Contracts;
using Checkout.Domain.InstalledProducts;
using Checkout.Domain.Invoices;
using Checkout.Domain.Ledger;
using Checkout.Domain.Quotes;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Checkout.Data.Tests;

/// <summary>What is remembered of an account is remembered by its revision: nothing may be written past it.</summary>
[Trait("Acceptance", "T11")]
public sealed class AnAccountsRevision(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly DateOnly Today = TestClock.Today;

    // Written once, for the quote, invoice, contract or installed product that they tell of.
    private static readonly Type[] WithTheirDocument =
        [typeof(Acceptance), typeof(InvoiceChange), typeof(BillingDetailsChange), typeof(UsageReport)];

    [SkippableTheory, EveryEngine]
    public async Task Is_renewed_by_every_write_of_every_kind_of_row_but_notes(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithDemoDataAsync(engine);
        var world = await World.CreateAsync(database, Today);
        await world.AcceptAsync(await world.PublishAsync(world.Terms(), world.Line(5, 10m)));

        var (written, unwritten) = (new List<string>(), new List<string>());
        await using var model = database.Contexts.Unscoped();
        foreach (var type in model.Model.GetEntityTypes().Select(type => type.ClrType)
            .Where(type => typeof(IAccountOwned)
                .IsAssignableFrom(type) && type != typeof(AccountLock) && type != typeof(Tally) && !WithTheirDocument.Contains(type)))
        {
            await using var db = database.Contexts.Unscoped();
            if (await FirstAsync(db, type) is not { } row)
            {
                unwritten.Add(type.Name);
                continue;
            }

            var before = await RevisionOfAsync(database, row.AccountId);
            await TouchAsync(db, row);
            Assert.True(typeof(IAccountNote).IsAssignableFrom(type) == (before == await RevisionOfAsync(database, row.AccountId)),
                $"{type.Name} is {(typeof(IAccountNote).IsAssignableFrom(type) ? "a note and renewed" : "no note and kept")} the "
                + $"revision.");
            written.Add(type.Name);
        }

        // Neither the demo data nor an acceptance writes these; they go the same way, and a transaction has a test of its own below.
        string[] absent =
        [
            "AccessRequest",
            "AutopayCharge",
            "Autopayment",
            "CalendarAddress",
            "ContactRequest",
            "CreditMemoAllowanceCharge",
            "CreditMemoFile",
            "DeadlineNotice",
            "InvoiceAllowanceCharge",
            "InvoiceFile",
            "InvoiceReminder",
            "MethodSetup",
            "OrderCancellation",
            "PaymentAttempt",
            "PaymentAttemptPart",
            "PaymentPromise",
            "PaymentReversal",
            "QuoteApproval",
            "QuoteQuestion",
            "QuoteReading",
            "RefundRequest",
            "ReminderNotice",
            "Remittance",
            "RemittanceLine",
            "RenewalNotice",
            "SignOnDomain",
            "SignOnProvider",
            "SignOnRule",
        ];
        Assert.Contains(nameof(LedgerEntry), written);
        Assert.Contains(nameof(Allocation), written);
        Assert.Contains(nameof(InvoiceLine), written);
        Assert.Equal(absent, unwritten.Order(StringComparer.Ordinal));
    }

    [SkippableTheory, EveryEngine]
    public async Task Is_renewed_with_the_account_itself_and_with_new_rows(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var first = await RevisionOfAsync(world.Database, world.Account.Id);
        await using (var db = world.Database.Contexts.ForAccount(world.Account.Id))
        {
            (await db.Accounts.SingleAsync()).RenewVersion();
            await db.SaveChangesAsync();
        }

        var second = await RevisionOfAsync(world.Database, world.Account.Id);
        await world.PublishAsync(world.Terms(), world.Line(5, 10m));
        var third = await RevisionOfAsync(world.Database, world.Account.Id);

        Assert.Equal(3, new HashSet<Guid> { first, second, third }.Count);
    }

    [SkippableTheory, EveryEngine]
    public async Task Is_renewed_by_an_account_transaction_and_by_no_other_account(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var other = await World.CreateAsync(world.Database, Today);
        var (ours, theirs) = (await RevisionOfAsync(world.Database, world.Account.Id),
            await RevisionOfAsync(world.Database, other.Account.Id));

        await world.AcceptAsync(await world.PublishAsync(world.Terms(), world.Line(5, 10m)));

        Assert.NotEqual(ours, await RevisionOfAsync(world.Database, world.Account.Id));
        Assert.Equal(theirs, await RevisionOfAsync(world.Database, other.Account.Id));
    }

    [SkippableTheory, EveryEngine]
    public async Task Comes_and_goes_with_the_rows_of_its_transaction(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var before = await RevisionOfAsync(world.Database, world.Account.Id);
        await using (var db = world.Database.Contexts.ForAccount(world.Account.Id))
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            (await db.Accounts.SingleAsync()).RenewVersion();
            await db.SaveChangesAsync();
            Assert.NotEqual(before, await db.AccountLocks.AsNoTracking().Select(row => row.Revision).SingleAsync());
            await transaction.RollbackAsync();
        }

        Assert.Equal(before, await RevisionOfAsync(world.Database, world.Account.Id));
    }

    [SkippableTheory, EveryEngine]
    public async Task Stays_when_somebody_opens_a_quote(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var quote = await world.PublishAsync(world.Terms(), world.Line(5, 10m));
        var before = await RevisionOfAsync(world.Database, world.Account.Id);

        await new Checkout.Data.Quotes.QuoteReadings(world.Database.Contexts, world.Clock, TimeSpan.FromMinutes(5))
            .NoteOpeningAsync(quote, world.User.Id, "Zoë", CancellationToken.None);

        Assert.Equal(before, await RevisionOfAsync(world.Database, world.Account.Id));
    }

    private static async Task<Guid> RevisionOfAsync(TestDatabase database, Guid accountId)
    {
        await using var db = database.Contexts.ForAccount(accountId);
        return await db.AccountLocks.AsNoTracking().Select(row => row.Revision).SingleAsync();
    }

    // Append-only rows can only be added, so a copy of one is; others are written again as they are.
    private static async Task TouchAsync(CheckoutDbContext db, IAccountOwned row)
    {
        var entry = db.Entry(row);
        if (row is LedgerEntry or Allocation or AuditEntry or Acceptance or RequestRecord)
        {
            var values = entry.CurrentValues.Clone();
            entry.State = EntityState.Detached;
            var copy = db.Add(Activator.CreateInstance(row.GetType(), nonPublic: true)!);
            Take(copy, values);
        }
        else
        {
            entry.State = EntityState.Modified;
        }

        await db.SaveChangesAsync();
    }

    private static void Take(EntityEntry copy, PropertyValues values)
    {
        foreach (var property in copy.Metadata.GetProperties()
            .Where(property => !property.IsPrimaryKey() && property.Name is not (nameof(Entity.Version) or nameof(Entity.Ordinal))))
        {
            // Whatever is unique of a row must differ in its copy.
            var unique = property.GetContainingIndexes()
                .Any(index => index.IsUnique) && property.Name is not nameof(IAccountOwned.AccountId);
            copy.Property(property.Name).CurrentValue = unique && property.ClrType == typeof(Guid) && !property.IsForeignKey()
                ? Guid.NewGuid() : values[property];
        }
    }

    private static async Task<IAccountOwned?> FirstAsync(CheckoutDbContext db, Type type) =>
        await (Task<IAccountOwned?>)typeof(AnAccountsRevision)
            .GetMethod(nameof(FirstOfAsync),
            System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [db])!;

    private static async Task<IAccountOwned?> FirstOfAsync<TRow>(CheckoutDbContext db)
        where TRow : class, IAccountOwned =>
        await db.Set<TRow>().FirstOrDefaultAsync();
}
