using Checkout.Data;
using Checkout.Data.Acceptances;
using Checkout.Data.Billing;
using Checkout.Data.Forms;
using Checkout.Data.Identity;
using Checkout.Data.Quotes;
using Checkout.Data.Runs;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Domain.Addresses;
using Checkout.Domain.Billing;
using Checkout.Domain.Catalog;
using Checkout.Domain.Contracts;
using Checkout.Domain.Documents;
using Checkout.Domain.Quotes;
using Checkout.Domain.Tax;
using Checkout.Domain.Vendor;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Checkout.Testing.Builders;

/// <summary>A vendor with a catalogue, a customer and a clock that stands still, made through the domain's own verbs.</summary>
public sealed class World
{
    private static int _serial;

    private World(TestDatabase database, FakeTimeProvider clock, string zone)
    {
        Database = database;
        Clock = clock;
        Calendar = new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone));
        Transactions = new AccountTransactions(database.Contexts, clock);
        Submissions = new Submissions(Transactions, database.Contexts);
        AcceptQuote = new AcceptQuote(Submissions, Calendar);
        Runs = new RunGuard(clock, Log.Of<RunGuard>(), database.Contexts);
        BillingRun = new BillingRun(database.Contexts, Transactions, Calendar, Runs, clock);
    }

    public TestDatabase Database { get; }

    public FakeTimeProvider Clock { get; }

    public BusinessCalendar Calendar { get; }

    public AccountTransactions Transactions { get; }

    public Submissions Submissions { get; }

    public AcceptQuote AcceptQuote { get; }

    /// <summary>What the runs complained of.</summary>
    public LogLines Log { get; } = new();

    /// <summary>Knows what the runs could not deal with.</summary>
    public RunGuard Runs { get; }

    public BillingRun BillingRun { get; }

    public LegalEntity Vendor { get; private set; } = null!;

    public Account Account { get; private set; } = null!;

    public CheckoutUser User { get; private set; } = null!;

    /// <summary>Priced per user and month.</summary>
    public Product Seats { get; private set; } = null!;

    /// <summary>Paid once.</summary>
    public Product Workshop { get; private set; } = null!;

    public DateOnly Today => Calendar.DateAt(Clock.GetUtcNow());

    public static async Task<World> CreateAsync(TestDatabase database, DateOnly today, Currency? currency = null,
        string zone = "America/Los_Angeles")
    {
        var clock = new FakeTimeProvider(TestClock.On(today, TimeZoneInfo.FindSystemTimeZoneById(zone)));
        var world = new World(database, clock, zone);
        await world.PopulateAsync(currency ?? Currency.Usd);
        return world;
    }

    /// <summary>The world of a database that has its vendor, and one customer with one user, already.</summary>
    public static async Task<World> OfAsync(TestDatabase database, DateOnly today)
    {
        var clock = new FakeTimeProvider(TestClock.On(today));
        await using var db = database.Contexts.Unscoped();
        return new World(database, clock, "America/Los_Angeles")
        {
            Vendor = await db.LegalEntities.AsNoTracking().SingleAsync(),
            Account = await db.Accounts.AsNoTracking().SingleAsync(),
            User = await db.Users.AsNoTracking().SingleAsync(),
        };
    }

    /// <summary>Invites the user, as the vendor does.</summary>
    /// <returns>The membership's id.</returns>
    public async Task<Guid> InviteAsync()
    {
        await using var db = Database.Contexts.Unscoped();
        var member = await db.Memberships.SingleAsync(row => row.UserId == User.Id);
        member.Invite("operator", Clock.GetUtcNow(), TimeSpan.FromDays(7));
        await db.SaveChangesAsync();
        return member.Id;
    }

    /// <summary>Moves the clock to a day of the vendor’s.</summary>
    public void GoTo(DateOnly day) => Clock.SetUtcNow(TestClock.On(day, Calendar.Zone));

    public LineTerms Line(decimal quantity, decimal price, decimal rate = 0m, DateOnly? startsOn = null, Product? product = null,
        decimal discount = 0m) => new()
        {
            ProductId = (product ?? Seats).Id,
            Sku = (product ?? Seats).Sku,
            Name = (product ?? Seats).Name,
            Unit = (product ?? Seats).Unit,
            IsRecurring = (product ?? Seats).IsRecurring,
            Quantity = quantity,
            ListPrice = price,
            DiscountPercent = discount,
            NetPrice = LineAmount.NetPrice(price, discount),
            StartsOn = startsOn,
            TaxClass = (product ?? Seats).TaxClass,
            Tax = new TaxTreatment(rate == 0m ? TaxCategory.Z : TaxCategory.S, rate, null),
        };

    public QuoteTerms Terms(DateOnly? startsOn = null, BillingFrequency frequency = BillingFrequency.Annual, int months = 12,
        Contract? contract = null, QuoteType? type = null) => new()
        {
            Title = "Seats for everyone",
            Type = type ?? (contract is null ? QuoteType.New : QuoteType.AddOn),
            Origin = QuoteOrigin.AccountExecutive,
            ContractId = contract?.Id,
            ContractEndsOn = contract?.EndsOn,
            Currency = Account.Currency,
            LegalEntityId = Vendor.Id,
            TermMonths = contract is null || type is QuoteType.Renewal ? months : 0,
            StartsOn = startsOn,
            ExpiresOn = Today.AddDays(30),
            BillingFrequency = frequency,
            PaymentTermsDays = 30,
            PaymentArrangement = PaymentArrangement.Invoice,
            TermsVersion = "7",
            TermsUrl = "https://vendor.example/terms",
        };

    /// <summary>Puts a product into the standard price book of the account's currency, which is made where there is none.</summary>
    public async Task PriceAsync(Product product, params decimal[] pricesFromOneOn)
    {
        await using var db = Database.Contexts.Unscoped();
        var book = await db.PriceBooks.Include(row => row.Tiers)
            .SingleOrDefaultAsync(row => row.IsStandard && row.Currency == Account.Currency);
        if (book is null)
        {
            db.Add(book = new PriceBook($"PB-{Account.Currency.Code}", "Standard prices", Account.Currency, isStandard: true));
        }

        book.Price(product.Id, 1m, pricesFromOneOn.Select((price, n) => new PriceTier(n == 0 ? 1m : n * 50m, price)));
        await db.SaveChangesAsync();
    }

    public async Task<Quote> PublishAsync(QuoteTerms terms, params LineTerms[] lines)
    {
        await using var db = Database.Contexts.Unscoped();
        var quote = new Quote(Account.Id, DocumentNumber.Format(DocumentNumber.Quote, 9_000_000 + Interlocked.Increment(ref _serial)), 1,
            DocumentSource.Vendor, null, terms, lines);
        quote.Publish(Clock.GetUtcNow(), Today);
        db.Quotes.Add(quote);
        quote.KeepFigures((await QuoteFiguresQuery.ForAsync(db, quote, Today, CancellationToken.None)).Figures);
        await db.SaveChangesAsync();
        return quote;
    }

    /// <summary>A form that a member sends.</summary>
    /// <param name="body">What was posted, as far as it differs from other forms with the same key.</param>
    /// <param name="by">The world’s user where nobody else sends it.</param>
    public Submission Form(Guid? key = null, string body = "", CheckoutUser? by = null) =>
        new(Account.Id, key ?? Guid.NewGuid(), body, (by ?? User).Id, (by ?? User).DisplayName,
            (by ?? User).Email!)
        { IpAddress = "127.0.0.1", UserAgent = "Tests" };

    /// <summary>What the acceptor would see now, with what is typed beside it.</summary>
    public async Task<AcceptQuote.Terms> ShownAsync(Quote quote, string name = "Zoë Brandström")
    {
        await using var db = Database.Contexts.ForAccount(Account.Id);
        var read = await db.Quotes.AsNoTracking().Include(row => row.Lines).SingleAsync(row => row.Id == quote.Id);
        var figured = await QuoteFiguresQuery.ForAsync(db, read, Today, CancellationToken.None);
        var hash = QuoteSnapshot.Of(read, figured.Figures).Hash;
        return new AcceptQuote.Terms(quote.Slug, quote.Revision, Today, hash, name, "Head of IT", Account.BillingAddress, "4500-118 207");
    }

    public async Task<Outcome> AcceptAsync(Quote quote) =>
        await AcceptQuote.RunAsync(Form(), await ShownAsync(quote), CancellationToken.None);

    /// <summary>Publishes and accepts a quote, and reads the contract that came of it.</summary>
    public async Task<Contract> ContractAsync(QuoteTerms terms, params LineTerms[] lines)
    {
        var accepted = Xunit.Assert.IsType<AcceptQuote.Accepted>(await AcceptAsync(await PublishAsync(terms, lines)));
        await using var db = Database.Contexts.ForAccount(Account.Id);
        var contractId = await db.Orders.Where(order => order.Slug == accepted.OrderSlug).Select(order => order.ContractId).SingleAsync();
        return await db.Contracts.AsNoTracking().SingleAsync(contract => contract.Id == contractId);
    }

    private async Task PopulateAsync(Currency currency)
    {
        var n = Interlocked.Increment(ref _serial);
        var address = new Address("Acme GmbH", "Industriestraße 14", null, "Stuttgart", null, "70565", "DE");
        await using var db = Database.Contexts.Unscoped();
        Vendor = new LegalEntity($"LE-{n}",
            new LegalEntityDetails("Cirrus", address, "94-055", new BankAccount("Cirrus", "Bank", "DE02120300000000202051", null),
            $"INV{n}-", $"CM{n}-", null, null, IsDefault: true));
        Account = new Account($"A-{n:D8}", $"CRM-{n}", new AccountDetails
        {
            Name = "Acme GmbH",
            BillingAddress = address,
            Executive = new AccountExecutive("Noémie Lefèvre", "noemie@vendor.example", "+1 415 555 0178"),
            Currency = currency,
            Locale = "de-DE",
            TimeZone = "Europe/Berlin",
            HistoryComplete = true,
        });
        User = new CheckoutUser($"admin{n}@acme.example", "Zoë Brandström");
        Seats = new Product($"P-{n}", new ProductDetails($"SEAT-{n}", "Core seats", "Core", null, "user", IsRecurring: true, "software"));
        Workshop = new Product($"W-{n}",
            new ProductDetails($"WORK-{n}", "Workshop", "Services", null, "unit", IsRecurring: false, "service"));
        db.AddRange(Vendor, Account, User, Seats, Workshop);
        db.Memberships.Add(new Membership(Account.Id, User.Id,
            await db.Profiles.SingleAsync(profile => profile.Name == "System Administrator")));
        await db.SaveChangesAsync();
    }
}
