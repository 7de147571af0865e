using Checkout.Data.Collections;
using Checkout.Web.Features.Applications;
using Checkout.Web.Features.Payments.Paying;
using Checkout.Web.Features.Shared.Parts;
using Checkout.Web.Branding;

namespace Checkout.Web.Features.Invoices;

/// <summary>What settled a part of an invoice.</summary>
public sealed record Settlement(DocumentKind Kind, string Number, string Slug, DateOnly On, Money Amount)
{
    /// <summary>Where it can be taken back, and how much of it, today (R13); said once for each document, beside the latest.</summary>
    public (string Path, Money Amount)? Undo { get; init; }
}

/// <summary>What happened on the debt.</summary>
public sealed record CollectionsEvent(string Number, string Slug, CollectionsKind Kind, DateOnly On);

/// <summary>A document that an invoice belongs to.</summary>
public sealed record RelatedDocument(string Number, string Slug);

/// <summary>Everything that an invoice's page and PDF show.</summary>
public sealed record InvoicePage(Invoice Invoice, IReadOnlyList<InvoiceLine> Lines, IReadOnlyList<InvoiceTax> Taxes, Account Account,
    LegalEntity Vendor) : IOfCompany
{
    string? IOfCompany.Company => Vendor.ExternalId;

    private const int CreditsShown = 5;

    public RelatedDocument? Contract { get; init; }

    /// <summary>Every order whose lines it holds.</summary>
    public IReadOnlyList<RelatedDocument> Orders { get; init; } = [];

    /// <summary>The quotes of those orders.</summary>
    public IReadOnlyList<RelatedDocument> Quotes { get; init; } = [];

    /// <summary>Files that came inside its e-invoice; only for the page.</summary>
    public IReadOnlyList<FileRow> Files { get; init; } = [];

    public IReadOnlyList<Settlement> Settlements { get; init; } = [];

    /// <summary>Credit memos that name the invoice as what they correct, whether or not they are applied to it.</summary>
    public IReadOnlyList<RelatedDocument> Corrections { get; init; } = [];

    /// <summary>Reminders and whatever else happened because it was late, oldest first.</summary>
    public IReadOnlyList<CollectionsEvent> Collections { get; init; } = [];

    /// <summary>What was objected to it, the newest first.</summary>
    public IReadOnlyList<InvoiceDispute> Disputes { get; init; } = [];

    /// <summary>What was promised of it, the newest first.</summary>
    public IReadOnlyList<InvoicePromise> Promises { get; init; } = [];

    /// <summary>When it was mailed to the billing contacts.</summary>
    public DateTimeOffset? MailedAt { get; init; }

    /// <summary>How the amount of a line comes about, by the line's id; a line that none of the account's orders explains has none. Only
    /// for the page.</summary>
    public IReadOnlyDictionary<Guid, PriceExplanation> Explanations { get; init; } = new Dictionary<Guid, PriceExplanation>();

    /// <summary>Credits that can be used on it, the oldest first; only for the page.</summary>
    public IReadOnlyList<OpenCreditRow> Credits { get; init; } = [];

    /// <summary>Who is paying it at this moment; null where nobody is.</summary>
    public PayHold? Hold { get; init; }

    /// <summary>How it is to pay itself; null where it is not, or only for a PDF.</summary>
    public Autopayment? Autopay { get; init; }

    /// <param name="today">The business date, for what can still be undone; null for a PDF.</param>
    /// <returns>Null where the account has no such invoice.</returns>
    public static async Task<InvoicePage?> ReadAsync(CheckoutDbContext db, string slug, DateOnly? today, CancellationToken cancellation)
    {
        var invoice = await db.Invoices.AsNoTracking()
            .Include(row => row.Lines).Include(row => row.Taxes).Include(row => row.AllowanceCharges).AsSplitQuery()
            .SingleOrDefaultAsync(row => row.Slug == slug, cancellation);
        if (invoice is null)
        {
            return null;
        }

        return await AroundAsync(db, invoice, today, cancellation);
    }

    private static async Task<InvoicePage> AroundAsync(CheckoutDbContext db, Invoice invoice, DateOnly? today,
        CancellationToken cancellation)
    {
        var orderIds = await OrdersOfAsync(db, invoice, cancellation);
        var orders = db.Orders.Where(order => orderIds.Contains(order.Id));
        return new InvoicePage(
            invoice,
            [.. invoice.Lines.OrderBy(line => line.Position)],
            [.. invoice.Taxes.OrderBy(tax => tax.Position)],
            await db.Accounts.AsNoTracking().SingleAsync(cancellation),
            await db.LegalEntities.AsNoTracking().SingleAsync(entity => entity.Id == invoice.LegalEntityId, cancellation))
        {
            Contract = invoice.ContractId is null ? null : await db.Contracts.Where(contract => contract.Id == invoice.ContractId)
                .Select(contract => new RelatedDocument(contract.Number, contract.Slug)).SingleOrDefaultAsync(cancellation),
            Orders = orderIds.Count == 0 ? [] : await orders
                .OrderBy(order => order.PlacedOn).ThenBy(order => order.Ordinal)
                    .Select(order => new RelatedDocument(order.Number, order.Slug)).ToListAsync(cancellation),
            Quotes = orderIds.Count == 0 ? [] : await db.Quotes
                .Where(quote => orders.Where(order => order.QuoteId != null).Select(order => order.QuoteId!.Value).Contains(quote.Id))
                .OrderBy(quote => quote.Ordinal).Select(quote => new RelatedDocument(quote.Number, quote.Slug)).ToListAsync(cancellation),
            Credits = today is null || invoice.IsCredit || invoice.Balance.IsZero ? []
            : await OpenCreditRow.ReadAsync(db, invoice.Currency, CreditsShown, cancellation),
            Explanations = today is null ? new Dictionary<Guid, PriceExplanation>() : await ExplanationsAsync(db, invoice, cancellation),
            Hold = invoice.ReservedById is null ? null : await db.PaymentAttempts.Where(attempt => attempt.Id == invoice.ReservedById)
            .Select(attempt => new PayHold(attempt.Number, attempt.StartedBy, attempt.ExpiresAt, attempt.StartedById))
            .SingleOrDefaultAsync(cancellation),
            Autopay = today is null || invoice.Balance.IsZero ? null : await db.Autopayments.AsNoTracking()
                .SingleOrDefaultAsync(plan => plan.InvoiceId == invoice.Id
                    && db.Contracts.Any(contract => contract.Id == plan.ContractId && contract.Autopay != AutopayMode.Off), cancellation),
            Disputes = await db.InvoiceDisputes.AsNoTracking().Where(dispute => dispute.InvoiceId == invoice.Id)
            .OrderByDescending(dispute => dispute.RaisedAt).ToListAsync(cancellation),
            Promises = await InvoicePromise.OfAsync(db, invoice.Id, cancellation),
            Files = today is null || invoice.EInvoice is null ? []
                : await FileRow.ReadAsync(db.Set<InvoiceFile>().Where(file => file.InvoiceId == invoice.Id), cancellation),
            Settlements = await SettlementsAsync(db, invoice, today, cancellation),
            Corrections = await db.CreditMemos.Where(memo => memo.InvoiceId == invoice.Id)
                .OrderBy(memo => memo.IssuedOn).ThenBy(memo => memo.Ordinal).Select(memo => new RelatedDocument(memo.Number, memo.Slug))
                    .ToListAsync(cancellation),
            Collections = await db.CollectionsActivities.Where(activity => activity.InvoiceId == invoice.Id)
                .OrderBy(activity => activity.On).ThenBy(activity => activity.Ordinal)
                .Select(activity => new CollectionsEvent(activity.Number, activity.Slug, activity.Kind, activity.On))
                    .ToListAsync(cancellation),
        };
    }

    private static async Task<List<Guid>> OrdersOfAsync(CheckoutDbContext db, Invoice invoice, CancellationToken cancellation)
    {
        var lines = invoice.Lines.Select(line => line.OrderLineId).OfType<Guid>().ToList();
        var ids = lines.Count == 0 ? [] : await db.Set<OrderLine>().Where(line => lines.Contains(line.Id)).Select(line => line.OrderId)
            .Distinct().ToListAsync(cancellation);
        return invoice.OrderId is { } first && !ids.Contains(first) ? [first, .. ids] : ids;
    }

    private static async Task<Dictionary<Guid, PriceExplanation>> ExplanationsAsync(CheckoutDbContext db, Invoice invoice,
        CancellationToken cancellation)
    {
        var ids = invoice.Lines.Select(line => line.OrderLineId).OfType<Guid>().ToList();
        if (ids.Count == 0 || invoice.ContractId is not { } contractId)
        {
            return [];
        }

        var ordered = await db.Set<OrderLine>().AsNoTracking().Where(line => ids.Contains(line.Id))
            .ToDictionaryAsync(line => line.Id, cancellation);
        var grid = new BillingGrid(await db.Contracts.Where(contract => contract.Id == contractId).Select(contract => contract.AnchorOn)
            .SingleAsync(cancellation));
        var explained = new Dictionary<Guid, PriceExplanation>();
        foreach (var line in invoice.Lines)
        {
            if (line.OrderLineId is { } id && ordered.TryGetValue(id, out var order)
                && Explain(line, order, grid, invoice.Currency) is { } told && told.Part == line.Amount)
            {
                explained[line.Id] = told;
            }
        }

        return explained;
    }

    private static PriceExplanation? Explain(InvoiceLine line, OrderLine ordered, BillingGrid grid, Currency currency) =>
        !ordered.IsRecurring ? PriceExplanation.Of(ordered, grid, ordered.Term, currency) with { Tax = line.Tax }
        : line.PeriodFrom is { } from && line.PeriodTo is { } to && ordered.StartsOn <= from && from <= to
            ? PriceExplanation.OfPart(ordered, grid, ordered.Term, new DateRange(from, to), currency, line.Tax)
        : null;

    private static async Task<IReadOnlyList<Settlement>> SettlementsAsync(CheckoutDbContext db, Invoice invoice, DateOnly? today,
        CancellationToken cancellation)
    {
        var rows = await db.Allocations.AsNoTracking()
            // Two halves with an index each: of an “or” SQLite reads the whole account.
            .Where(allocation => allocation.InvoiceId == invoice.Id)
                .Concat(db.Allocations.Where(allocation => allocation.CreditInvoiceId == invoice.Id))
            .OrderBy(allocation => allocation.PostedOn).ThenBy(allocation => allocation.Ordinal)
            .ToListAsync(cancellation);
        var reversed = rows.Select(row => row.ReversesId).OfType<Guid>().ToHashSet();
        var undoable = rows.Where(row => row.MadeBy is not null && row.ReversesId is null && row.PostedOn == today
            && !reversed.Contains(row.Id))
            .GroupBy(row => (row.CreditSlug, row.InvoiceSlug, row.PaymentId, row.CreditMemoId))
            .ToDictionary(group => group.Last().Id, group => group.Sum(row => row.Amount));
        return
        [
            .. rows.Select(row =>
            {
                var credit = row switch
                {
                    { PaymentId: not null } => DocumentKind.Payment,
                    { CreditMemoId: not null } => DocumentKind.CreditMemo,
                    _ => DocumentKind.Invoice,
                };
                var (kind, number, slug) = row.InvoiceId == invoice.Id ? (credit, row.CreditNumber, row.CreditSlug)
                    : (DocumentKind.Invoice, row.InvoiceNumber, row.InvoiceSlug);
                return new Settlement(kind, number, slug, row.PostedOn, new Money(row.Amount, invoice.Currency))
                {
                    Undo = undoable.TryGetValue(row.Id, out var amount)
                        ? ($"{DocumentPath.Of(credit, row.CreditSlug)}/Applications/{row.InvoiceSlug}/Undo",
                        new Money(amount, invoice.Currency)) : null,
                };
            }),
        ];
    }
}
