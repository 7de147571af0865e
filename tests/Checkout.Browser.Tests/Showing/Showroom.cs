using Checkout.Data.Seeding;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Domain.Addresses;
using Checkout.Domain.Billing;
using Checkout.Domain.Catalog;
using Checkout.Domain.Contracts;
using Checkout.Domain.Tax;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Browser.Tests.Showing;

/// <summary>What the looked-at portal holds: one customer in the middle of business, one new, one in yen, one whose every name is as long
/// as names get, and one to act as.</summary>
public static class Showroom
{
    /// <summary>Opens the page of the doctor.</summary>
    public const string OperatorToken = "a token of the operators of the showroom";

    public const string Acme = "admin@acme.example";
    public const string NoAccess = "user@acme.example";
    public const string Globex = "admin@globex.example";
    public const string Initech = "admin@initech.example";
    public const string Nakatomi = "admin@nakatomi.example";
    public const string Group = "group@holding.example";
    public const string Lengthy = "accounts-payable.and.procurement.for.all.subsidiaries@llanfairpwllgwyngyllgogerychwyrndrobwll.example";
    public const string Careful = "careful@initech.example";
    public const string Transferring = "kasse@wagner.example";
    public const string Buyer = "buyer@stark.example";

    /// <summary>Buys from the price book, in a currency of its own, without a word from sales.</summary>
    public const string SelfServed = "soren@smorrebrod.example";

    /// <summary>The payment that the lengthy customer has begun.</summary>
    public const string Unfinished = "PAY-00000901";

    public static readonly DateOnly Opened = new(2025, 9, 15);
    public static readonly DateOnly Today = TestClock.Today;

    /// <summary>120 characters, no place to break.</summary>
    public static readonly string Unbroken = string.Concat(Enumerable.Repeat("Rindfleischetikettierungs", 5))[..119] + "X";

    /// <summary>120 characters in words, with markup and other scripts among them.</summary>
    public static readonly string Wordy =
        "Enterprise <b>Analytics</b> & “Insight” Suite für Größe und Überblick, 東京支社 and all subsidiaries of the holding group Ltd."[..120];

    private static readonly Product Seats = new("P-1",
        new ProductDetails("CRM-CORE", "Cirrus CRM Core", "CRM", "Accounts, contacts, opportunities and reports.", "user",
        IsRecurring: true, "software"));
    private static readonly Product Insight = new("P-2",
        new ProductDetails("CRM-INSIGHT", "Cirrus Insight", "Analytics", "Dashboards and forecasts on your own data.", "user",
        IsRecurring: true, "software"));
    private static readonly Product Storage = new("P-3",
        new ProductDetails("CRM-STORAGE", "Data storage", "Platform", null, "GB", IsRecurring: true, "software"));
    private static readonly Product Workshop = new("P-4",
        new ProductDetails("SRV-WORKSHOP", "Onboarding workshop, two days", "Services", null, "unit", IsRecurring: false, "service"));
    private static readonly Product LongWords = new("P-5",
        new ProductDetails("SUITE-ENTERPRISE-ANALYTICS-AND-INSIGHT-EU", Wordy, "Analytics", Wordy, "user", IsRecurring: true, "software"));
    private static readonly Product LongWord = new("P-6",
        new ProductDetails("RIND", Unbroken, "Services", Unbroken, "unit", IsRecurring: false, "service"));

    public static async Task FillAsync(ShownVendor vendor)
    {
        await vendor.OpenAsync([Seats, Insight, Storage, Workshop, LongWords, LongWord]);
        var acme = await vendor.AccountAsync("A-00000017",
            Details("Acme Corporation", new Address("Acme Corporation", "1407 Graymalkin Lane", "Accounts payable", "Salem Center", "NY",
            "10560", "US"), "en-US", "America/New_York"));
        var globex = await vendor.AccountAsync("A-00000018",
            Details("Globex Ltd.", new Address("Globex Ltd.", "12 Cypress Creek Road", null, "London", null, "EC2A 4NE", "GB"), "en-GB",
            "Europe/London") with
            { Currency = Currency.FromCode("GBP") });
        var initech = await vendor.AccountAsync("A-00000019",
            Details("Initech LLC", new Address("Initech LLC", "4120 Freidrich Lane", null, "Austin", "TX", "78744", "US"), "en-US",
            "America/Chicago"));
        var nakatomi = await vendor.AccountAsync("A-00000020",
            Details("ナカトミ商事株式会社", new Address("ナカトミ商事株式会社", "丸の内1-1-1", null, "東京", null, "100-0005", "JP"), "ja-JP",
            "Asia/Tokyo") with
            { Currency = Currency.FromCode("JPY") });
        var stark = await vendor.AccountAsync("A-00000021",
            Details("Stark GmbH & Co. KG",
            new Address("Stark GmbH & Co. KG", "Industriestraße 14", null, "Stuttgart", null, "70565", "DE"), "de-DE",
            "Europe/Berlin") with
            { Currency = Currency.FromCode("EUR") });
        var wordy = await vendor.AccountAsync("A-00000022",
            Details(Wordy, new Address(Unbroken, Wordy, Unbroken, Wordy, "Region", "12345-6789-ABCDEF", "GB"), "en-GB",
            "Europe/London") with
            {
                TaxId = "GB123456789012345678901234567890",
                Executive = new AccountExecutive(Wordy[..98], Lengthy, "+44 20 7946 0958 extension 123456")
            });
        var admin = await vendor.MemberAsync(Acme, "Zoë Brandström", DatabaseSetup.SystemAdministrator, acme);
        await vendor.MemberAsync(NoAccess, "Ulla Berg", DatabaseSetup.StandardUser, acme);
        var british = await vendor.MemberAsync(Globex, "Hank Scorpio", DatabaseSetup.SystemAdministrator, globex);
        await vendor.MemberAsync(Initech, "Bill Lumbergh", DatabaseSetup.SystemAdministrator, initech);
        var careful = await vendor.MemberAsync(Careful, "Milton Waddams", DatabaseSetup.BillingAdministrator, initech);
        await vendor.GuardAsync(careful);
        var japanese = await vendor.MemberAsync(Nakatomi, "高木 譲司", DatabaseSetup.SystemAdministrator, nakatomi);
        await vendor.MemberAsync(Group, "Greta Holding", DatabaseSetup.BillingAdministrator, acme, globex);
        var longest = await vendor.MemberAsync(Lengthy, Wordy[..98], DatabaseSetup.SystemAdministrator, wordy);
        await vendor.PeopleAsync(wordy, Wordy[..80]);
        var danish = await vendor.AccountAsync("A-00000023",
            Details("Smørrebrød ApS", new Address("Smørrebrød ApS", "Nyhavn 17", null, "København", null, "1051", "DK"), "da-DK",
            "Europe/Copenhagen") with
            { Currency = Currency.FromCode("DKK") });
        await vendor.MemberAsync(SelfServed, "Søren Kjærgård", DatabaseSetup.SystemAdministrator, danish);
        await vendor.PriceAsync(danish.Currency, "DK", 25m,
            new Dictionary<Product, decimal>
            {
                [Seats] = 520m,
                [Insight] = 210.5m,
                [Storage] = 6.25m,
                [Workshop] = 31_000m,
                [LongWords] = 1234.567891m
            });
        const string Wagner = "Bürsten- und Pinselfabrik Wagner & Söhne Verwaltungsgesellschaft mbH";
        var euros = await vendor.AccountAsync("A-00000024",
            Details(Wagner, new Address(Wagner, "Straße des 18. Oktober 7", null, "Leipzig", null, "04103", "DE"), "de-DE",
            "Europe/Berlin") with
            { Currency = Currency.Eur });
        var cashier = await vendor.MemberAsync(Transferring, "Jürgen Großkopf", DatabaseSetup.BillingAdministrator, euros);
        await vendor.MemberAsync(Buyer, "Tony Stark", DatabaseSetup.SystemAdministrator, stark);

        var first = await vendor.PublishAsync(acme, "Q-00001001",
            vendor.Terms(acme, "Cirrus CRM for sales", frequency: BillingFrequency.Quarterly),
            [ShownVendor.Line(Seats, 120, 75, 12), ShownVendor.Line(Storage, 500, 0.85m), ShownVendor.Line(Workshop, 1, 4800)]);
        var contract = await vendor.AcceptAsync(acme, first, admin);
        await vendor.GoToAsync(new DateOnly(2026, 1, 12));
        await TwoContractsAsync(vendor, globex, british);
        var yen = await vendor.PublishAsync(nakatomi, "Q-00001010",
            vendor.Terms(nakatomi, "営業部門のライセンス", frequency: BillingFrequency.Monthly), [ShownVendor.Line(Seats, 35, 8800, taxRate: 10)]);
        await vendor.AcceptAsync(nakatomi, yen, japanese);
        await vendor.PublishAsync(acme, "Q-00001022", vendor.Terms(acme, "Storage for the data warehouse", 14, contract),
            [ShownVendor.Line(Storage, 2000, 0.85m)]);

        await vendor.GoToAsync(new DateOnly(2026, 9, 28));
        var lengthy = await vendor.PublishAsync(wordy, "Q-00001030", vendor.Terms(wordy, Wordy),
            [ShownVendor.Line(LongWords, 12_345, 1234.567891m, 12.5m, 20), ShownVendor.Line(LongWord, 1, 9_999_999, 0, 20)]);
        var lengthyContract = await vendor.AcceptAsync(wordy, lengthy, longest);
        await vendor.PublishAsync(acme, "Q-00001042", vendor.Terms(acme, "Insight for the sales team", 60, contract),
            [ShownVendor.Line(Insight, 40, 30)]);
        var declined = await vendor.PublishAsync(acme, "Q-00001038", vendor.Terms(acme, "Workshop for administrators", 60, contract),
            [ShownVendor.Line(Workshop, 2, 4800, 5)]);
        await using (var db = vendor.Books())
        {
            db.Attach(declined).Entity.Decline(admin.DisplayName, "We train our administrators ourselves this year.", vendor.Now,
                vendor.Today);
            await db.SaveChangesAsync();
        }

        await vendor.GoToAsync(new DateOnly(2026, 11, 19));
        await vendor.PublishAsync(acme, "Q-00001042", vendor.Terms(acme, "Insight for the sales team", 6, contract),
            [ShownVendor.Line(Insight, 60, 30, 10), ShownVendor.Line(Workshop, 1, 4800, 25)], revision: 2);
        await vendor.GoToAsync(Today);
        await vendor.PublishAsync(acme, "Q-00001043",
            vendor.Terms(acme, "Forty more users from December", 30, contract, startsOn: new DateOnly(2026, 12, 1)),
            [ShownVendor.Line(Seats, 40, 75, 12)]);
        await vendor.PublishAsync(initech, "Q-00001050",
            vendor.Terms(initech, "Cirrus CRM for Initech", frequency: BillingFrequency.Annual),
            [ShownVendor.Line(Seats, 25, 75), ShownVendor.Line(Workshop, 1, 4800)]);
        await vendor.PublishAsync(wordy, "Q-00001060", vendor.Terms(wordy, Wordy, 30, lengthyContract),
            [ShownVendor.Line(LongWords, 7, 1234.5m, 12.5m, 20), ShownVendor.Line(LongWord, 1, 9_999_999, 0, 20)]);
        for (var n = 0; n < 8; n++)
        {
            await vendor.PublishAsync(stark, $"Q-000020{n:00}", vendor.Terms(stark, $"Offer {n}", frequency: BillingFrequency.Quarterly),
                [ShownVendor.Line(Seats, 10 + n, 70, taxRate: 19), ShownVendor.Line(Workshop, 1, 4000, taxRate: 19)]);
        }

        await AccountsReceivable.OweAsync(vendor, euros, "RG-2026/4711-EU", 123_456.78m);
        await AccountsReceivable.OweAsync(vendor, euros, "RG-2026/4712-EU", 98_765.43m);
        await AccountsReceivable.AskAndPromiseAsync(vendor, euros, cashier, "PAY-00000901", "RG-2026/4712-EU");
        await AccountsReceivable.SettleAsync(vendor, acme, contract);
        await RenewableAsync(vendor, contract);
        await AccountsReceivable.BeginToPayAsync(vendor, wordy, longest, Unfinished);
        await AccountsReceivable.KeepCardsAsync(vendor, wordy, lengthyContract, longest);
        await Purchasing.DoAsync(vendor,
            Details(Wordy, new Address(Unbroken, Wordy, Unbroken, Wordy, "Region", "12345-6789-ABCDEF", "US"), "en-US", "America/Chicago"),
            LongWords, Wordy);
    }

    /// <summary>Prices for the next term, usage with idle licenses among it, and a contract that takes notice.</summary>
    private static async Task RenewableAsync(ShownVendor vendor, Contract contract)
    {
        await using var db = vendor.Books();
        var book = new PriceBook("PB-USD", "Standard US dollars", Currency.Usd, isStandard: true);
        book.Price(Seats.Id, 1m, [new PriceTier(1m, 72m), new PriceTier(100m, 66m)]);
        book.Price(Storage.Id, 1m, [new PriceTier(1m, 0.85m)]);
        db.Add(book);
        db.Add(new TaxRate("TAX-US", "US", null, "software", "standard", new DateOnly(2015, 1, 1),
            new TaxTreatment(TaxCategory.E, 0m, "Not taxable in this state")));
        var renewable = db.Entry(await db.Contracts.SingleAsync(row => row.Id == contract.Id));
        renewable.Property(row => row.AutoRenews).CurrentValue = true;
        renewable.Property(row => row.TakesNotice).CurrentValue = true;
        renewable.Property(row => row.NoticeDays).CurrentValue = 7;
        var seats = await db.InstalledProducts.FirstAsync(row => row.ContractId == contract.Id && row.ProductId == Seats.Id);
        for (var month = 12; month >= 0; month--)
        {
            // One month without a report, and one with a fraction.
            var used = month == 4 ? 92.5m : 97m - month;
            db.AddRange(month == 7 ? [] : [seats.Report(used, Today.AddDays(-1).AddMonths(-month), before: null, "use", vendor.Now)!]);
        }

        await db.SaveChangesAsync();
    }

    private static async Task TwoContractsAsync(ShownVendor vendor, Account account, Checkout.Data.Identity.CheckoutUser member)
    {
        foreach (var (number, product) in new[] { ("Q-00001011", Seats), ("Q-00001012", Insight) })
        {
            var quote = await vendor.PublishAsync(account, number,
                vendor.Terms(account, $"{product.Name} for Globex", frequency: BillingFrequency.Monthly),
                [ShownVendor.Line(product, 80, 55, taxRate: 20)]);
            await vendor.AcceptAsync(account, quote, member);
        }
    }

    private static AccountDetails Details(string name, Address address, string locale, string zone) => new()
    {
        Name = name,
        BillingAddress = address,
        Executive = new AccountExecutive("Noémie Lefèvre", "noemie.lefevre@cirrus.example", "+1 415 555 0178"),
        Currency = Currency.Usd,
        Locale = locale,
        TimeZone = zone,
        TaxId = "94-0551234",
        HistoryComplete = true,
    };
}
