using Checkout.Data.Feed;
using Checkout.Data.Audit;
using Checkout.Data.Seeding.Demo;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Domain.Contracts;
using Checkout.Domain.CreditMemos;
using Checkout.Domain.Invoices;
using Checkout.Domain.Messages;
using Checkout.Domain.Payments;
using Checkout.Domain.Quotes;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Checkout.Data.Tests.Feed;

/// <summary>The data that a first start shows: whole, true to itself, and the same the second time.</summary>
[Trait("Acceptance", "S3")]
public sealed class TheDemoData
{
    private static readonly DateTimeOffset Noon = TestDatabase.DemoImportedAt;
    private static readonly BusinessCalendar Calendar = new(TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles"));

    [SkippableTheory, EveryEngineInSoak]
    public async Task Is_the_same_after_a_second_import_also_on_another_day(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var first = await ImportAsync(database, Noon);
        Assert.Empty(first.Problems);
        Assert.Equal(first.Records, first.Written);
        var before = await DatabaseState.OfAsync(database.Contexts);

        foreach (var later in new[] { Noon.AddMinutes(1), Noon.AddDays(40) })
        {
            var again = await ImportAsync(database, later);

            Assert.Empty(again.Problems);
            Assert.Equal(0, again.Written);
            Assert.Equal(before, await DatabaseState.OfAsync(database.Contexts));
        }
    }

    /// <summary>Days on which months of different lengths meet.</summary>
    public static TheoryData<string> Days => SoakFactor.Value > 1
        ? ["2027-01-31", "2027-03-01", "2027-03-31", "2027-12-31", "2028-02-29"]
        : ["2027-03-31", "2028-02-29"];

    [Theory, MemberData(nameof(Days)), Trait("Category", "Long")]
    public async Task Is_consistent_on_any_day_of_the_year(string day)
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);

        var report = await ImportAsync(database,
            new DateTimeOffset(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(20, 0), TimeSpan.Zero));

        Assert.Empty(report.Problems);
    }

    [SkippableTheory, EveryEngine]
    public async Task Shows_every_case_that_a_billing_admin_meets(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithDemoDataAsync(engine);
        await using var db = database.Contexts.Unscoped();
        var today = Calendar.DateAt(Noon);
        var acme = await db.Accounts.SingleAsync(account => account.ExternalId == "crm-acme");

        var quotes = await db.Quotes.Where(quote => quote.AccountId == acme.Id).ToListAsync();
        var statuses = quotes.ToLookup(quote => quote.StatusOn(today));
        Assert.Equal(2, statuses[QuoteStatus.Active].Count());
        Assert.Contains(statuses[QuoteStatus.Active], quote => quote.ExpiresOn <= today.AddDays(3));
        Assert.All([QuoteStatus.Superseded, QuoteStatus.Expired, QuoteStatus.Declined, QuoteStatus.Purchased],
            status => Assert.Single(statuses[status]));

        var invoices = await db.Invoices.Where(invoice => invoice.AccountId == acme.Id).ToListAsync();
        Assert.Equal(300, invoices.Count);
        Assert.Contains(invoices, invoice => invoice.StatusOn(today) is InvoiceStatus.Overdue);
        Assert.Contains(invoices, invoice => invoice.StatusOn(today) is InvoiceStatus.PartiallyPaid);
        Assert.Single(await db.Payments.Where(payment => payment.AccountId == acme.Id && payment.Status == PaymentStatus.Failed)
            .ToListAsync());
        Assert.Contains(await db.CreditMemos.Where(memo => memo.AccountId == acme.Id).ToListAsync(), memo => memo.Rest.Amount > 0m);
        Assert.Contains(await db.Payments.Where(payment => payment.AccountId == acme.Id).ToListAsync(),
            payment => payment.Unapplied.Amount > 0m);
        Assert.Equal([DisputeState.Answered, DisputeState.Answered, DisputeState.Open],
            (await db.InvoiceDisputes.Select(dispute => dispute.State).ToListAsync()).OrderByDescending(state => state));
        Assert.Contains(invoices, invoice => invoice.StatusOn(today) is InvoiceStatus.Disputed);
        Assert.True(await db.CollectionsActivities.AnyAsync(activity => activity.Kind == CollectionsKind.PlacedWithAgency));
        Assert.True(await db.CreditMemos.AnyAsync(memo => memo.Kind == CreditMemoKind.WriteOff));
        Assert.Equal(
            Enum.GetValues<ContractStatus>(),
            (await db.Contracts.ToListAsync()).Select(contract => contract.StatusOn(today)).Distinct().Order());
        Assert.Single(await db.Contracts.Where(contract => contract.PaymentArrangement == PaymentArrangement.Card).ToListAsync());
        Assert.Equal([(2, "Björn Ångström"), (3, "Zoë Brandström")],
            (await db.BillingDetailsChanges.OrderBy(change => change.Revision).ToListAsync())
            .Select(change => (change.Revision, change.By)));

        // What a salesperson can show: odd names have their place in tests.
        string[] shown =
        [
            .. await db.Products.Select(product => product.Name).ToListAsync(), .. quotes.Select(quote => quote.Title),
            .. await db.Contracts.Select(contract => contract.Name).ToListAsync(),
            .. await db.Users.Select(user => user.DisplayName).ToListAsync(),
        ];
        Assert.All(shown, name => Assert.True(name.Length <= 80 && name.IndexOfAny(['<', '>', '"']) < 0, name));
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Has_figures_that_agree_from_contract_to_payment(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithDemoDataAsync(engine);
        await using var db = database.Contexts.Unscoped();

        var invoices = await db.Invoices.Include(invoice => invoice.Lines).ToListAsync();
        var billed = invoices.SelectMany(invoice => invoice.Lines).Where(line => line.OrderLineId is not null)
            .ToLookup(line => line.OrderLineId!.Value);
        var allPeriods = await db.Orders.Include(order => order.Lines).ToListAsync();
        Assert.All(allPeriods.Where(order => !order.BilledHere).SelectMany(order => order.Lines),
            line => Assert.Equal(line.Amount, billed[line.Id].Sum(part => part.Amount)));
        Assert.All(allPeriods.Where(order => order.BilledHere).SelectMany(order => order.Lines)
            .Where(line => line.StartsOn <= Calendar.DateAt(Noon)),
            line => Assert.InRange(billed[line.Id].Sum(part => part.Amount), 0.01m, line.Amount));

        // What the ledger says an account owes is what is open on its documents.
        foreach (var account in await db.Accounts.ToListAsync())
        {
            var balance = await db.LedgerEntries.Where(entry => entry.AccountId == account.Id).SumAsync(entry => entry.Amount);
            var open = invoices.Where(invoice => invoice.AccountId == account.Id).Sum(invoice => invoice.Balance.Amount);
            var credits = (await db.CreditMemos.Where(memo => memo.AccountId == account.Id).ToListAsync()).Sum(memo => memo.Rest.Amount);
            var unapplied = (await db.Payments.Where(payment => payment.AccountId == account.Id).ToListAsync())
                .Sum(payment => payment.Unapplied.Amount);
            Assert.Equal(open - credits - unapplied, balance);
        }

        // History keeps its dates, and nothing is posted in the future.
        Assert.All(invoices, invoice => Assert.Equal(invoice.IssuedOn, invoice.PostedOn));
        Assert.All(await db.Allocations.ToListAsync(), allocation => Assert.True(allocation.PostedOn <= Calendar.DateAt(Noon)));
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Writes_to_those_who_may_accept_and_lets_them_in(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithDemoDataAsync(engine);
        await using var db = database.Contexts.Unscoped();

        var messages = await db.OutboxMessages.Where(message => message.Kind == MessageKind.QuotePublished).ToListAsync();
        var acme = await db.Accounts.SingleAsync(account => account.ExternalId == "crm-acme");
        Assert.Equal(
            ["admin@acme.example", "billing@acme.example", "group@holding.example"],
            messages.Where(message => message.ForAccountId == acme.Id).Select(message => message.To).Distinct().Order());
        Assert.Equal(6, messages.Count(message => message.ForAccountId == acme.Id));
        Assert.All(DemoData.SignIns, signIn => Assert.NotNull(db.Users.Single(user => user.Email == signIn.Email).PasswordHash));
        var members = await db.Memberships.Include(row => row.Profile).Include(row => row.PermissionSets)
            .ThenInclude(row => row.PermissionSet).ToListAsync();
        Assert.Equal(7, members.Count(member => member.Rights.ManagesBilling));
    }

    [SkippableTheory, EveryEngineInSoak, Trait("Acceptance", "T8")]
    public async Task Has_some_activity_sealed_like_any_other(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithDemoDataAsync(engine);
        await ImportAsync(database, Noon.AddDays(1));

        await foreach (var report in new AuditVerification(database.Contexts, TestAuditKey.For(database.Options))
            .RunAsync(accountId: null, CancellationToken.None))
        {
            Assert.Empty(report.Findings);
            Assert.Equal(report.Account == "A-00001001" ? 29 : 1, report.Entries);
        }
    }

    internal static async Task<FeedReport> ImportAsync(TestDatabase database, DateTimeOffset now)
    {
        var import = new FeedImport(database.Contexts, Calendar, new FakeTimeProvider(now));
        return await new DemoData(import, database.Contexts).ImportAsync();
    }
}
