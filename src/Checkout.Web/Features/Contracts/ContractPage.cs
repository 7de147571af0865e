using Checkout.Data.Contracts;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Autopay;
using Checkout.Web.Features.Invoices;
using Checkout.Web.Features.Orders;
using Checkout.Web.Features.Quotes;
using Checkout.Web.Branding;

namespace Checkout.Web.Features.Contracts;

/// <summary>A quote under a contract.</summary>
public sealed record ContractQuote(string Number, string Slug, string Title, QuoteStatus Stored, DateOnly ExpiresOn)
{
    public StatusWord StatusOn(DateOnly today) => QuoteWords.StatusOf(Quote.DerivedStatus(Stored, ExpiresOn, today));
}

/// <summary>Everything that a contract's page shows.</summary>
public sealed record ContractPage(Contract Contract, Account Account, LegalEntity Vendor, DateOnly Today) : IOfCompany
{
    string? IOfCompany.Company => Vendor.ExternalId;

    /// <summary>How many of its newest orders and invoices stand on the page itself.</summary>
    public const int Newest = 5;

    /// <summary>How many of the newest changes of the billing details.</summary>
    public const int NewestChanges = 3;

    /// <summary>In force today or later.</summary>
    public IReadOnlyList<InstalledProduct> Installed { get; init; } = [];

    /// <summary>Units in force today × net price × 12, without one-time products (A14).</summary>
    public Money AnnualValue => new(Installed.Where(product => product.IsInForceOn(Today)).Sum(product => product.AnnualAmount),
        Contract.Currency);

    public required ContractPrices Prices { get; init; }

    public required ContractMoney Money { get; init; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<BillingDetailsChange> BillingChanges { get; init; } = [];

    public int BillingChangeCount { get; init; }

    /// <summary>With what it pays: its own choice, else the account’s default; null where nothing is on file.</summary>
    public StoredMethod? Method { get; init; }

    /// <summary>What is charged by itself next; null where nothing open is.</summary>
    public AutopayForecast? NextCharge { get; init; }

    public ContractStatus Status => Contract.StatusOn(Today);

    /// <summary>Whether somebody should decide soon whether it goes on.</summary>
    public bool NoticeIsNear => Status is ContractStatus.Active or ContractStatus.Scheduled && Contract.TerminatedOn is null
        && Contract.NoticeOn >= Today && Contract.NoticeOn <= Today.AddDays(NoticeWindow);

    /// <summary>Days before the last day for notice from which on it is pointed out.</summary>
    private const int NoticeWindow = 60;

    /// <summary>The account's word that it shall not renew itself; null where none stands.</summary>
    public RenewalNotice? Notice { get; init; }

    public IReadOnlyList<OrderRow> Orders { get; init; } = [];

    public IReadOnlyList<InvoiceRow> Invoices { get; init; } = [];

    /// <summary>The quotes that began it, add to it or renew it, newest first.</summary>
    public IReadOnlyList<ContractQuote> Quotes { get; init; } = [];

    public int QuoteCount { get; init; }

    /// <summary>Addresses of billing contacts who are no members, for whoever can give them access.</summary>
    public IReadOnlySet<string> WithoutAccess { get; init; } = new HashSet<string>();

    /// <summary>Months of the last agreed term, the one that ends when the contract does.</summary>
    public decimal TermMonths => ContractRow.MonthsOf(Contract.Grid, Contract.Terms.Max(term => term.StartsOn), Contract.EndsOn);

    private static readonly CompiledQuery<Func<CheckoutDbContext, string, string, CancellationToken, Task<Found?>>> BySlug = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, string slug, string gateway, CancellationToken _) => (
            from contract in db.Contracts.Include(row => row.Terms).Include(row => row.Contacts)
            where contract.Slug == slug
            join account in db.Accounts on contract.AccountId equals account.Id
            join vendor in db.LegalEntities on contract.LegalEntityId equals vendor.Id
            select new Found(contract, account, vendor, db.StoredMethods.Any(row => row.Gateway == gateway && row.RemovedAt == null)))
            .AsNoTracking().AsSingleQuery().SingleOrDefault()));

    private static readonly CompiledQuery<Func<CheckoutDbContext, Guid, DateOnly, IAsyncEnumerable<InstalledProduct>>> InForce = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, Guid contractId, DateOnly today) => db.InstalledProducts
            .Where(InstalledProduct.EverInForce)
            .Where(product => product.ContractId == contractId && (product.EndsOn == null || product.EndsOn >= today))
            .OrderBy(product => product.Name).ThenBy(product => product.StartsOn).ThenBy(product => product.Ordinal).AsNoTracking()));

    private static readonly CompiledQuery<Func<CheckoutDbContext, Guid, DateOnly, IAsyncEnumerable<OrderRow>>> NewestOrders =
        OrderRow.Query.By((CheckoutDbContext db, Guid contractId) => db.Orders.Where(order => order.ContractId == contractId)
            .OrderByDescending(order => order.PlacedOn).ThenByDescending(order => order.Ordinal).Take(Newest));

    private static readonly CompiledQuery<Func<CheckoutDbContext, Guid, DateOnly, IAsyncEnumerable<InvoiceRow>>> NewestInvoices =
        InvoiceRow.Query.By((CheckoutDbContext db, Guid contractId) => db.Invoices.Where(invoice => invoice.ContractId == contractId)
            .OrderByDescending(invoice => invoice.IssuedOn).ThenByDescending(invoice => invoice.Ordinal).Take(Newest));

    /// <param name="range">What can be charged to a card.</param>
    /// <returns>Null where the account has no such contract.</returns>
    public static async Task<ContractPage?> ReadAsync(CheckoutDbContext db, string slug, string gateway, Func<Currency, ChargeRange> range,
        DateOnly today, CancellationToken cancellation)
    {
        if (await BySlug.For(db)(db, slug, gateway, cancellation) is not { } found)
        {
            return null;
        }

        var contract = found.Contract;
        var quotes = db.UnderContract(slug);
        var installed = await InForce.For(db)(db, contract.Id, today).ToListAsync(cancellation);
        var newest = await quotes.OrderByDescending(quote => quote.PublishedOn).ThenByDescending(quote => quote.Ordinal).Take(Newest)
            .Select(quote => new
            {
                Row = new ContractQuote(quote.Number, quote.Slug, quote.Title, quote.Status, quote.ExpiresOn),
                All = quotes.Count(),
            }).ToListAsync(cancellation);
        return new ContractPage(contract, found.Account, found.Vendor, today)
        {
            Installed = installed,
            Notice = await TakeRenewalNoticeBack.OpenAsync(db, contract, cancellation),
            Prices = await ContractPrices.ReadAsync(db, contract, installed, today, cancellation),
            Money = await ContractMoney.ReadAsync(db, contract, cancellation),
            BillingChanges = contract.BillingRevision == 1 ? [] : await db.BillingDetailsChanges.AsNoTracking()
                .Where(change => change.ContractId == contract.Id)
                .OrderByDescending(change => change.Revision).Take(NewestChanges).ToListAsync(cancellation),
            BillingChangeCount = contract.BillingRevision - 1,
            Method = !found.HasMethods ? null : await StoredMethods.NamedAsync(db, contract.StoredMethodId, gateway, cancellation),
            NextCharge = contract.PaysItself
            ? (await AutopayOutlook.ReadAsync(db, contract.Id, contract.Autopay, range(contract.Currency), today,
            cancellation)).Charged.FirstOrDefault() : null,
            Orders = await NewestOrders.For(db)(db, contract.Id, today).ToListAsync(cancellation),
            Invoices = await NewestInvoices.For(db)(db, contract.Id, today).ToListAsync(cancellation),
            Quotes = newest.ConvertAll(quote => quote.Row),
            QuoteCount = newest.Count == 0 ? 0 : newest[0].All,
        };
    }

    private sealed record Found(Contract Contract, Account Account, LegalEntity Vendor, bool HasMethods);
}
