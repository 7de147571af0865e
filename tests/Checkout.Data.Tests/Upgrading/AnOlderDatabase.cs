using Checkout.Data.Search;
using Checkout.Data.Forms;
using Checkout.Data.Acceptances;
using Checkout.Data.Seeding;
using Checkout.Domain;
using Checkout.Domain.Invoices;
using Checkout.Domain.Payments;
using Checkout.Domain.Quotes;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Checkout.Data.Tests.Upgrading;

/// <summary>A database of the first release, with data in every table, comes to the newest schema and goes on working.</summary>
[Trait("Acceptance", "H7")]
public sealed class AnOlderDatabase
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [SkippableTheory, EveryEngine]
    public async Task Keeps_every_row_and_opens_with_the_code_of_today(Engine engine)
    {
        await using var database = await FirstDatabase.CreateAsync(engine);
        var before = await FirstDatabase.RowsAsync(database);
        Assert.DoesNotContain(before, table => table.Value == 0);

        await UpgradeAsync(database);

        var after = await FirstDatabase.RowsAsync(database);
        Assert.All(before, table => Assert.Equal((table.Key, table.Value), (table.Key, after[table.Key])));
        var read = await DatabaseState.OfAsync(database.Contexts);
        await using var db = database.Contexts.Unscoped();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Equal(SearchText.Fold("PAY-BANK-1 =300= RF18 5390 0754 7034 Æon’s ışık"), await db.Payments
            .Where(payment => payment.Number == "PAY-BANK-1")
            .Select(payment => EF.Property<string>(payment, SearchText.Column)).SingleAsync());
        Assert.All(db.Model.GetEntityTypes().Where(type => before.ContainsKey(type.GetTableName()!)), type =>
            Assert.StartsWith($"{before[type.GetTableName()!]}: ", read[type.ClrType.Name], StringComparison.Ordinal));
    }

    [SkippableTheory, EveryEngine]
    public async Task Has_books_that_close_and_an_activity_that_nobody_changed(Engine engine)
    {
        await using var database = await FirstDatabase.CreateAsync(engine);
        await UpgradeAsync(database);

        Assert.Empty(await Verification.FindingTampering.FindAsync(database));
    }

    [SkippableTheory, EveryEngine]
    public async Task Takes_an_acceptance_a_renewal_and_a_payment(Engine engine)
    {
        await using var database = await FirstDatabase.CreateAsync(engine);
        await UpgradeAsync(database);
        var world = await World.OfAsync(database, Today);
        var till = new Till(world);
        await using var db = database.Contexts.ForAccount(world.Account.Id);
        var offered = await db.Quotes.AsNoTracking().Include(quote => quote.Lines).Where(quote => quote.Status == QuoteStatus.Active)
            .OrderBy(quote => quote.Number).ToListAsync();
        Assert.Equal([QuoteType.AddOn, QuoteType.Renewal], offered.Select(quote => quote.Type));

        // The renewal first: the add-on gives the contract more units than it renews.
        Assert.IsType<AcceptQuote.Accepted>(await world.AcceptAsync(offered[1]));
        Assert.IsType<Outcome.Changed>(await world.AcceptAsync(offered[0]));
        var invoice = await db.Invoices.AsNoTracking().SingleAsync(row => row.Number == "R-2026/120");
        var attempt = await till.OpenAsync((invoice, invoice.Balance.Amount));
        await till.TypeAsync(attempt);

        Assert.Equal(PaymentAttemptStatus.Succeeded, await till.ReturnAsync(attempt));
        Assert.Equal(0m, (await till.ReadAsync(invoice)).Balance.Amount);
        Assert.Empty(await Verification.FindingTampering.FindAsync(database));
    }

    private static Task<SchemaFit> UpgradeAsync(TestDatabase database) =>
        new DatabaseSetup(database.Contexts, database.Options, TestAuditKey.For(database.Options),
            new FakeTimeProvider(TestDatabase.DemoImportedAt)).MigrateAsync(CancellationToken.None);
}
