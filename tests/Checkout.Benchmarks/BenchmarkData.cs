using System.Globalization;
using System.Security.Cryptography;
using Checkout.Data;
using Checkout.Data.Audit;
using Checkout.Data.Feed;
using Checkout.Data.Identity;
using Checkout.Data.Seeding;
using Checkout.Data.Seeding.Demo;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Domain.Contracts;
using Checkout.Domain.Documents;
using Checkout.Domain.Invoices;
using Checkout.Domain.Ledger;
using Checkout.Domain.Payments;
using Checkout.Domain.Quotes;
using Checkout.Domain.Tax;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Benchmarks;

/// <summary>
/// The demo data, and beside it 10,000 invoices and as many quotes in one account and as many invoices in others: most of them paid, some
/// overdue, disputed or partly paid, three lines on every fourth.
/// </summary>
public sealed class BenchmarkData(DatabaseOptions options, AuditKey key)
{
    /// <summary>Seals the activity of the accounts; of this run only.</summary>
    public static readonly string Key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(AuditKey.MinBytes));

    private readonly CheckoutDbContexts _contexts = CheckoutDbContexts.For(options, key);

    public const int Rows = 10_000;
    public const int Users = 8;
    public const string Password = DemoData.Password;
    public const string AccountName = "Acme";

    private const int Batch = 500;

    private static readonly BusinessCalendar Calendar = new(TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles"));
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private static readonly TaxTreatment Taxed = new(TaxCategory.S, 8.625m, null);

    private static DateOnly Today => Calendar.DateAt(Now);

    public static string EmailOf(int user) => string.Create(CultureInfo.InvariantCulture, $"bench{user}@acme.example");

    /// <returns>The id of the account that is looked at.</returns>
    public async Task<Guid> WriteAsync()
    {
        await new DatabaseSetup(_contexts, options, key, TimeProvider.System).MigrateAsync(CancellationToken.None);
        await new DemoData(new FeedImport(_contexts, Calendar, TimeProvider.System), _contexts)
            .ImportIntoEmptyAsync(CancellationToken.None);

        await using var db = _contexts.Unscoped();
        var accounts = await db.Accounts.AsNoTracking().ToListAsync();
        var looked = accounts.Single(account => account.Name.StartsWith(AccountName, StringComparison.Ordinal)
            && account.Currency == Currency.Usd);
        await AddUsersAsync(looked);
        await AddInvoicesAsync(looked, Rows - await db.Invoices.CountAsync(invoice => invoice.AccountId == looked.Id));
        var quotes = await db.Quotes.CountAsync(quote => quote.AccountId == looked.Id && quote.Status != QuoteStatus.Draft
            && quote.Status != QuoteStatus.Superseded);
        await AddQuotesAsync(looked, Rows - quotes);
        var others = accounts.Where(account => account.Id != looked.Id && db.Contracts.Any(contract => contract.AccountId == account.Id))
            .ToList();
        foreach (var other in others)
        {
            await AddInvoicesAsync(other, Rows / others.Count);
        }

        return looked.Id;
    }

    private async Task AddUsersAsync(Account account)
    {
        await using var db = _contexts.Unscoped();
        var profile = await db.Profiles.SingleAsync(row => row.Name == DatabaseSetup.BillingAdministrator);
        for (var i = 0; i < Users; i++)
        {
            var user = new CheckoutUser(EmailOf(i), "Zoë Brandström")
            {
                NormalizedEmail = EmailOf(i).ToUpperInvariant(),
                NormalizedUserName = EmailOf(i).ToUpperInvariant()
            };
            user.PasswordHash = PasswordHashing.Hasher.HashPassword(user, Password);
            user.SecurityStamp = Guid.NewGuid().ToString("N");
            db.Users.Add(user);
            db.Memberships.Add(new Membership(account.Id, user.Id, profile));
        }

        await db.SaveChangesAsync();
    }

    private async Task AddInvoicesAsync(Account account, int count)
    {
        for (var done = 0; done < count;)
        {
            await using var db = _contexts.Unscoped();
            var contracts = await db.Contracts.AsNoTracking()
                .Where(contract => contract.AccountId == account.Id && contract.Currency == account.Currency)
                .OrderBy(contract => contract.Ordinal).ToListAsync();
            for (var i = 0; i < Batch && done < count; i++, done++)
            {
                AddInvoice(db, account, contracts[done % contracts.Count], done);
            }

            await db.SaveChangesAsync();
        }
    }

    private static void AddInvoice(CheckoutDbContext db, Account account, Contract contract, int serial)
    {
        var issued = Today.AddDays(-(serial % 2400));
        var lines = Enumerable.Range(0, serial % 4 == 0 ? 3 : 1).Select(line => Line(account.Currency, serial, line, issued)).ToList();
        var net = lines.Sum(line => line.Amount);
        var tax = account.Currency.Round(net * Taxed.Rate / 100m);
        var number = string.Create(CultureInfo.InvariantCulture, $"BX-{serial:D8}");
        var invoice = new Invoice(
            new DocumentHead
            {
                AccountId = account.Id,
                Number = number,
                Slug = number,
                Source = DocumentSource.Vendor,
                ExternalId = $"{account.Number}-{number}",
                LegalEntityId = contract.LegalEntityId,
                ContractId = contract.Id,
                Currency = account.Currency,
                IssuedOn = issued,
                PostedOn = issued,
                BillTo = account.BillingAddress,
                PoNumber = "4500-118207",
            },
            new DocumentTotals(net, 0m, 0m, tax),
            new InvoiceTerms(issued.AddDays(30), lines, [new TaxSubtotal(Taxed, net, tax)]));
        db.Invoices.Add(invoice);
        db.LedgerEntries.Add(LedgerEntry.Of(invoice, Now));
        if (serial % 97 == 0)
        {
            invoice.Dispute("The quantity is not what we ordered.", Now, Today);
        }
        else if (issued.AddDays(30) < Today && serial % 41 != 0)
        {
            Pay(db, invoice, serial, serial % 53 == 0 ? account.Currency.Round(invoice.DueAmount / 2m) : invoice.DueAmount);
        }
    }

    private static BilledLineTerms Line(Currency currency, int serial, int line, DateOnly issued)
    {
        var (quantity, price) = (5m + (serial % 50), 12.5m + (line * 3m) + (serial % 7));
        return new BilledLineTerms
        {
            Sku = "CORE-SEAT",
            Name = line == 0 ? "Core seats" : line == 1 ? "Analytics & reports" : "Premier support",
            Description = "Per user and month",
            Quantity = quantity,
            Unit = "user",
            Price = price,
            Amount = currency.Round(quantity * price),
            Tax = Taxed,
            PeriodFrom = issued,
            PeriodTo = issued.AddMonths(1).AddDays(-1),
        };
    }

    private static void Pay(CheckoutDbContext db, Invoice invoice, int serial, decimal amount)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"BP-{serial:D8}");
        var received = invoice.DueOn!.Value.AddDays(-(serial % 9));
        var payment = new Payment(
            invoice.AccountId,
            new PaymentTerms(number, number, DocumentSource.Vendor, $"{invoice.ExternalId}-P", new Money(amount, invoice.Currency),
            PaymentMethod.BankTransfer, received, "SEPA 4411"));
        payment.Succeed(received);
        db.Payments.Add(payment);
        db.LedgerEntries.Add(LedgerEntry.Of(payment, Now));
        db.Allocations.Add(Allocation.Of(payment, invoice, amount, received, Now));
    }

    private async Task AddQuotesAsync(Account account, int count)
    {
        await using var read = _contexts.Unscoped();
        var product = await read.Products.AsNoTracking().FirstAsync(row => row.IsRecurring);
        var entity = await read.LegalEntities.AsNoTracking().FirstAsync();
        for (var done = 0; done < count;)
        {
            await using var db = _contexts.Unscoped();
            for (var i = 0; i < Batch && done < count; i++, done++)
            {
                var published = Now.AddMinutes(-11L * (done + 1));
                var quote = new Quote(account.Id, string.Create(CultureInfo.InvariantCulture, $"Q-7{done:D7}"), 1, DocumentSource.Vendor,
                    null, Terms(account, entity.Id, done, published), [Offer(product, done)]);
                quote.Publish(published, Calendar.DateAt(published));
                quote.KeepFigures(QuoteFigures.For(quote, contract: null, Calendar.DateAt(published)));
                if (done % 3 == 0)
                {
                    quote.Decline("Zoë Brandström", "Too dear", published.AddHours(1), Calendar.DateAt(published));
                }

                db.Quotes.Add(quote);
            }

            await db.SaveChangesAsync();
        }
    }

    private static QuoteTerms Terms(Account account, Guid legalEntityId, int serial, DateTimeOffset published) => new()
    {
        Title = string.Create(CultureInfo.InvariantCulture, $"More seats for team {serial}"),
        Type = QuoteType.New,
        Origin = QuoteOrigin.AccountExecutive,
        Currency = account.Currency,
        LegalEntityId = legalEntityId,
        TermMonths = 12,
        StartsOn = null,
        ExpiresOn = Calendar.DateAt(published).AddDays(30),
        BillingFrequency = Domain.Billing.BillingFrequency.Annual,
        PaymentTermsDays = 30,
        PaymentArrangement = PaymentArrangement.Invoice,
        TermsVersion = "7",
        TermsUrl = "https://vendor.example/terms",
    };

    private static LineTerms Offer(Domain.Catalog.Product product, int serial) => new()
    {
        ProductId = product.Id,
        Sku = product.Sku,
        Name = product.Name,
        Unit = product.Unit,
        IsRecurring = product.IsRecurring,
        Quantity = 1 + (serial % 50),
        ListPrice = 50m,
        DiscountPercent = 0m,
        NetPrice = 50m,
        TaxClass = product.TaxClass,
        Tax = Taxed,
    };
}
