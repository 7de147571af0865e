using Checkout.Data.Seeding;
using Checkout.Data;
using Checkout.Data.Acceptances;
using Checkout.Data.Forms;
using Checkout.Data.Billing;
using Checkout.Data.Identity;
using Checkout.Data.Orders;
using Checkout.Data.Quotes;
using Checkout.Data.Runs;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Domain.Addresses;
using Checkout.Domain.Billing;
using Checkout.Domain.Buying;
using Checkout.Domain.Catalog;
using Checkout.Domain.Contracts;
using Checkout.Domain.Documents;
using Checkout.Domain.Quotes;
using Checkout.Domain.Tax;
using Checkout.Domain.Vendor;
using Checkout.Testing.Databases;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Checkout.Browser.Tests.Showing;

/// <summary>The vendor whose portal is looked at: opens accounts, publishes quotes, and lets time go by, through the domain's own
/// verbs.</summary>
public sealed class ShownVendor(TestDatabase database, FakeTimeProvider clock)
{
    public const string Password = "Checkout-Demo-1";

    private static readonly string PasswordHash = PasswordHashing.Hasher.HashPassword(new CheckoutUser(), Password);

    private readonly BusinessCalendar _calendar = new(TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles"));
    private readonly AccountTransactions _transactions = new(database.Contexts, clock);

    public LegalEntity Entity { get; } = new("LE-1", new LegalEntityDetails(
        "Cirrus Software, Inc.",
        new Address("Cirrus Software, Inc.", "500 Howard Street", null, "San Francisco", "CA", "94105", "US"),
        "94-3320693",
        new BankAccount("Cirrus Software, Inc.", "Pacific Mercantile", "DE02 1203 0000 0000 2020 51", "BYLADEM1001"),
        "INV-",
        "CM-",
        null,
        null,
        IsDefault: true));

    public DateOnly Today => _calendar.DateAt(clock.GetUtcNow());

    public DateTimeOffset Now => clock.GetUtcNow();

    public CheckoutDbContext Books() => database.Contexts.Unscoped();

    public async Task OpenAsync(IReadOnlyCollection<Product> catalogue)
    {
        await using var db = Books();
        db.Add(Entity);
        db.AddRange(catalogue);
        await db.SaveChangesAsync();
    }

    /// <summary>Standard prices, with a tier, and the tax of one country.</summary>
    public async Task PriceAsync(Currency currency, string country, decimal taxRate, IReadOnlyDictionary<Product, decimal> prices)
    {
        await using var db = Books();
        var book = new PriceBook($"PB-{currency.Code}", $"Standard prices in {currency.Code}", currency, isStandard: true);
        foreach (var (product, price) in prices)
        {
            book.Price(product.Id, 1m, product.IsRecurring ? [new PriceTier(1m, price), new PriceTier(50m, price * 0.9m)]
                : [new PriceTier(1m, price)]);
        }

        db.Add(book);
        db.AddRange(prices.Keys.Select(product => product.TaxClass).Distinct(StringComparer.Ordinal)
            .Select(taxClass => new TaxRate($"T-{country}-{taxClass}", country, null, taxClass, "standard", new DateOnly(2020, 1, 1),
                new TaxTreatment(TaxCategory.S, taxRate, null))));
        await db.SaveChangesAsync();
    }

    public async Task<Account> AccountAsync(string number, AccountDetails details)
    {
        await using var db = Books();
        var account = new Account(number, $"CRM-{number}", details);
        db.Add(account);
        await db.SaveChangesAsync();
        return account;
    }

    public async Task<CheckoutUser> MemberAsync(string email, string name, string profile, params IReadOnlyCollection<Account> accounts)
    {
        await using var db = Books();
        var user = new CheckoutUser(email, name) { PasswordHash = PasswordHash };
        db.Add(user);
        var held = await db.Profiles.SingleAsync(row => row.Name == profile);
        db.AddRange(accounts.Select(account => new Membership(account.Id, user.Id, held)));
        await db.SaveChangesAsync();
        return user;
    }

    /// <summary>Somebody who is invited, somebody who only reads until a day, and somebody who asks for access.</summary>
    public async Task PeopleAsync(Account account, string name)
    {
        var invited = await MemberAsync("nora.invited@llanfair.example", name, DatabaseSetup.BillingAdministrator, account);
        var reader = await MemberAsync("auditor@llanfair.example", "Audrey", DatabaseSetup.StandardUser, account);
        var asking = await MemberAsync("asking@llanfair.example", name, DatabaseSetup.StandardUser, account);
        await using var db = Books();
        (await db.Users.SingleAsync(row => row.Id == invited.Id)).PasswordHash = null;
        var members = await db.Memberships.WithRights().Where(row => row.AccountId == account.Id).ToListAsync();
        var pending = members.Single(row => row.UserId == invited.Id);
        pending.AwaitAcceptance();
        pending.Invite(name, clock.GetUtcNow(), TimeSpan.FromDays(7));
        var set = new PermissionSet(account.Id, name, new MemberRights(Permissions.ManageBilling, Limits.ReadOnly));
        db.AddRange(set, new Profile(account.Id, name, new MemberRights(Permissions.ManageBilling, Limits.MayNotPay, 25_000m)));
        var auditor = members.Single(row => row.UserId == reader.Id);
        auditor.Grant(set);
        auditor.EndOn(Showroom.Today.AddDays(90));
        db.Add(new AccessRequest(members.Single(row => row.UserId == asking.Id), name, clock.GetUtcNow()));
        await db.SaveChangesAsync();
    }

    public QuoteTerms Terms(Account account, string title, int openDays = 30, Contract? contract = null,
        BillingFrequency frequency = BillingFrequency.Annual, DateOnly? startsOn = null) => new()
        {
            Title = title,
            Type = contract is null ? QuoteType.New : QuoteType.AddOn,
            Origin = QuoteOrigin.AccountExecutive,
            ContractId = contract?.Id,
            ContractEndsOn = contract?.EndsOn,
            Currency = account.Currency,
            LegalEntityId = Entity.Id,
            TermMonths = contract is null ? 24 : 0,
            StartsOn = startsOn,
            ExpiresOn = Today.AddDays(openDays),
            BillingFrequency = contract?.BillingFrequency ?? frequency,
            PaymentTermsDays = 30,
            PaymentArrangement = PaymentArrangement.Invoice,
            TermsVersion = "2026-07",
            TermsUrl = "https://cirrus.example/terms",
            Note = "Prices as agreed on the telephone. The workshop can be held in your office or remotely.",
        };

    public static LineTerms Line(Product product, decimal quantity, decimal price, decimal discount = 0m, decimal taxRate = 8.625m) => new()
    {
        ProductId = product.Id,
        Sku = product.Sku,
        Name = product.Name,
        Description = product.Description,
        Unit = product.Unit,
        IsRecurring = product.IsRecurring,
        Quantity = quantity,
        ListPrice = price,
        DiscountPercent = discount,
        NetPrice = LineAmount.NetPrice(price, discount),
        TaxClass = product.TaxClass,
        Tax = new TaxTreatment(taxRate == 0m ? TaxCategory.Z : TaxCategory.S, taxRate, null),
    };

    public async Task<Quote> PublishAsync(Account account, string number, QuoteTerms terms, IReadOnlyList<LineTerms> lines,
        int revision = 1)
    {
        await using var db = Books();
        if (revision > 1)
        {
            (await db.Quotes.SingleAsync(row => row.AccountId == account.Id && row.Number == number && row.Revision == revision - 1))
                .Supersede(Now);
        }

        var quote = new Quote(account.Id, number, revision, DocumentSource.Vendor, null, terms, lines);
        quote.Publish(Now, Today);
        db.Quotes.Add(quote);
        quote.KeepFigures((await QuoteFiguresQuery.ForAsync(db, quote, Today, CancellationToken.None)).Figures);
        await db.SaveChangesAsync();
        return quote;
    }

    public async Task<Contract> AcceptAsync(Account account, Quote quote, CheckoutUser by)
    {
        await using var db = database.Contexts.ForAccount(account.Id);
        var accepted = Assert.IsType<AcceptQuote.Accepted>(await SendAsync(db, account, quote, by, asksApproval: false));
        var contractId = await db.Orders.Where(order => order.Slug == accepted.OrderSlug).Select(order => order.ContractId).SingleAsync();
        return await db.Contracts.AsNoTracking().SingleAsync(contract => contract.Id == contractId);
    }

    public async Task AskAsync(Account account, Quote quote, CheckoutUser by)
    {
        await using var db = database.Contexts.ForAccount(account.Id);
        Assert.IsType<Outcome.Done>(await SendAsync(db, account, quote, by, asksApproval: true));
    }

    public async Task CancelAsync(Account account, string order, CheckoutUser by, string reason)
    {
        var policy = new BuyingPolicy(30, 12, BillingFrequency.Annual, 30, AutoRenews: false, "7", "https://cirrus.example/terms");
        await using var db = database.Contexts.ForAccount(account.Id);
        var context = await CancelOrder.ContextAsync(db, order, policy, CancellationToken.None);
        var credited = CancelOrder.CreditsOf(context!).Sum(credit => credit.Total);
        Assert.IsType<CancelOrder.Canceled>(
            await new CancelOrder(Submissions, _calendar, policy)
            .RunAsync(FormOf(account, by), order, credited, reason, CancellationToken.None));
    }

    public async Task GoToAsync(DateOnly day)
    {
        clock.SetUtcNow(new DateTimeOffset(day.ToDateTime(new TimeOnly(20, 0)), TimeSpan.Zero));
        var guard = new RunGuard(clock, NullLogger<RunGuard>.Instance);
        await new BillingRun(database.Contexts, _transactions, _calendar, guard, clock).RunAsync(CancellationToken.None);
        await new DailyWork(database.Contexts, _transactions, _calendar, guard, clock).RunAsync(CancellationToken.None);
    }

    private Submissions Submissions => new(_transactions, database.Contexts);

    private static Submission FormOf(Account account, CheckoutUser by) =>
        new(account.Id, Guid.NewGuid(), "", by.Id, by.DisplayName, by.Email!)
        {
            IpAddress = "203.0.113.7",
            UserAgent = "Mozilla/5.0 (X11; Linux x86_64)",
        };

    private async Task<Outcome> SendAsync(CheckoutDbContext db, Account account, Quote quote, CheckoutUser by, bool asksApproval)
    {
        var read = await db.Quotes.AsNoTracking().Include(row => row.Lines).SingleAsync(row => row.Id == quote.Id);
        var figured = await QuoteFiguresQuery.ForAsync(db, read, Today, CancellationToken.None);
        var hash = QuoteSnapshot.Of(read, figured.Figures).Hash;
        var terms = new AcceptQuote.Terms(
            quote.Slug, quote.Revision, Today, hash, by.DisplayName, "Chief financial officer", account.BillingAddress, "4500-118 207");
        var accept = new AcceptQuote(Submissions, _calendar);
        return asksApproval
            ? await accept.AskAsync(FormOf(account, by), terms, CancellationToken.None)
            : await accept.RunAsync(FormOf(account, by), terms, CancellationToken.None);
    }
}
