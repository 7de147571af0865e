using Checkout.Data.Collections;
using Checkout.Web.Features.Applications;
using Checkout.Web.Features.Payments.Paying;
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

    private static readonly CompiledQuery<Func<CheckoutDbContext, string, CancellationToken, Task<Found?>>> BySlug = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, string slug, CancellationToken _) => (
            from invoice in db.Invoices.Include(row => row.Lines).Include(row => row.Taxes).Include(row => row.AllowanceCharges)
            where invoice.Slug == slug
            join account in db.Accounts on invoice.AccountId equals account.Id
            join vendor in db.LegalEntities on invoice.LegalEntityId equals vendor.Id
            select new Found(
                invoice, account, vendor,
                db.Contracts.Where(row => row.Id == invoice.ContractId).Select(row => row.Number).FirstOrDefault(),
                db.Contracts.Where(row => row.Id == invoice.ContractId).Select(row => row.Slug).FirstOrDefault(),
                db.Contracts.Where(row => row.Id == invoice.ContractId).Select(row => (DateOnly?)row.AnchorOn).FirstOrDefault(),
                db.Autopayments.Any(plan => plan.InvoiceId == invoice.Id
                    && db.Contracts.Any(contract => contract.Id == plan.ContractId && contract.Autopay != AutopayMode.Off)),
                db.InvoiceDisputes.Any(dispute => dispute.InvoiceId == invoice.Id),
                db.PaymentPromises.Any(promise => promise.InvoiceId == invoice.Id),
                db.Set<InvoiceFile>().Any(file => file.InvoiceId == invoice.Id),
                db.CreditMemos.Any(memo => memo.InvoiceId == invoice.Id),
                db.CollectionsActivities.Any(activity => activity.InvoiceId == invoice.Id),
                db.OutboxMessages.Where(message => message.SubjectId == invoice.Id && message.Kind == MessageKind.InvoiceReady)
                    .Min(message => message.SentAt))).AsNoTracking().AsSplitQuery().SingleOrDefault()));

    private static readonly CompiledQuery<Func<CheckoutDbContext, Guid[], IAsyncEnumerable<OrderedLine>>> ByLine = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, Guid[] lines) => (
            from line in db.Set<OrderLine>()
            where Enumerable.Contains(lines, line.Id)
            join order in db.Orders on line.OrderId equals order.Id
            from quote in db.Quotes.Where(quote => quote.Id == order.QuoteId).DefaultIfEmpty()
            select new OrderedLine(line, order.Id, order.Number, order.Slug, order.PlacedOn, order.Ordinal, quote!.Number, quote.Slug,
                quote.Ordinal)).AsNoTracking()));

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
        if (await BySlug.For(db)(db, slug, cancellation) is not { } found)
        {
            return null;
        }

        var invoice = found.Invoice;
        var ordered = await OrderedAsync(db, invoice, cancellation);
        var orders = ordered.DistinctBy(row => row.OrderId).OrderBy(row => row.PlacedOn).ThenBy(row => row.OrderOrdinal).ToList();
        return new InvoicePage(
            invoice,
            [.. invoice.Lines.OrderBy(line => line.Position)],
            [.. invoice.Taxes.OrderBy(tax => tax.Position)],
            found.Account,
            found.Vendor)
        {
            Contract = found is { ContractNumber: { } number, ContractSlug: { } path } ? new RelatedDocument(number, path) : null,
            Orders = [.. orders.Select(row => row.Order)],
            Quotes = [.. orders.OrderBy(row => row.QuoteOrdinal).Select(row => row.Quote).OfType<RelatedDocument>()],
            Credits = today is null || invoice.IsCredit || invoice.Balance.IsZero ? []
            : await OpenCreditRow.ReadAsync(db, invoice.Currency, CreditsShown, cancellation),
            Explanations = today is null || found.AnchorOn is not { } anchor ? new Dictionary<Guid, PriceExplanation>()
                : Explained(invoice, ordered, new BillingGrid(anchor)),
            Hold = invoice.ReservedById is null ? null : await db.PaymentAttempts.Where(attempt => attempt.Id == invoice.ReservedById)
            .Select(attempt => new PayHold(attempt.Number, attempt.StartedBy, attempt.ExpiresAt, attempt.StartedById))
            .SingleOrDefaultAsync(cancellation),
            Autopay = today is null || invoice.Balance.IsZero || !found.PaysItself ? null : await db.Autopayments.AsNoTracking()
                .SingleOrDefaultAsync(plan => plan.InvoiceId == invoice.Id, cancellation),
            Disputes = !found.HasDisputes ? [] : await db.InvoiceDisputes.AsNoTracking().Where(dispute => dispute.InvoiceId == invoice.Id)
            .OrderByDescending(dispute => dispute.RaisedAt).ToListAsync(cancellation),
            Promises = !found.HasPromises ? [] : await InvoicePromise.OfAsync(db, invoice.Id, cancellation),
            Files = today is null || invoice.EInvoice is null || !found.HasFiles ? []
                : await FileRow.ReadAsync(db.Set<InvoiceFile>().Where(file => file.InvoiceId == invoice.Id), cancellation),
            Settlements = await SettlementsAsync(db, invoice, today, cancellation),
            Corrections = !found.HasCorrections ? [] : await db.CreditMemos.Where(memo => memo.InvoiceId == invoice.Id)
                .OrderBy(memo => memo.IssuedOn).ThenBy(memo => memo.Ordinal).Select(memo => new RelatedDocument(memo.Number, memo.Slug))
                    .ToListAsync(cancellation),
            Collections = !found.HasCollections ? [] : await db.CollectionsActivities.Where(activity => activity.InvoiceId == invoice.Id)
                .OrderBy(activity => activity.On).ThenBy(activity => activity.Ordinal)
                .Select(activity => new CollectionsEvent(activity.Number, activity.Slug, activity.Kind, activity.On))
                    .ToListAsync(cancellation),
            // Only what Checkout issued is mailed by it.
            MailedAt = invoice.Source is DocumentSource.Vendor ? null : found.MailedAt,
        };
    }

    private static async Task<List<OrderedLine>> OrderedAsync(CheckoutDbContext db, Invoice invoice, CancellationToken cancellation)
    {
        var lines = invoice.Lines.Select(line => line.OrderLineId).OfType<Guid>().ToArray();
        var ordered = lines.Length == 0 ? [] : await ByLine.For(db)(db, lines).ToListAsync(cancellation);
        return invoice.OrderId is not { } first || ordered.Exists(row => row.OrderId == first) ? ordered
            : [.. ordered, .. await db.Orders.Where(order => order.Id == first)
                .SelectMany(order => db.Quotes.Where(quote => quote.Id == order.QuoteId).DefaultIfEmpty(), (order, quote) =>
                    new OrderedLine(null, order.Id, order.Number, order.Slug, order.PlacedOn, order.Ordinal, quote!.Number, quote.Slug,
                        quote.Ordinal))
                .ToListAsync(cancellation)];
    }

    private static Dictionary<Guid, PriceExplanation> Explained(Invoice invoice, IEnumerable<OrderedLine> ordered, BillingGrid grid)
    {
        var lines = ordered.Select(row => row.Line).OfType<OrderLine>().ToDictionary(line => line.Id);
        var explained = new Dictionary<Guid, PriceExplanation>();
        foreach (var line in invoice.Lines)
        {
            if (line.OrderLineId is { } id && lines.TryGetValue(id, out var order)
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
        var rows = await db.SettlingAsync(invoice.Id, cancellation);
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

    /// <summary>What one row says of an invoice, and whether there is more to be read.</summary>
    private sealed record Found(Invoice Invoice, Account Account, LegalEntity Vendor, string? ContractNumber, string? ContractSlug,
        DateOnly? AnchorOn, bool PaysItself, bool HasDisputes, bool HasPromises, bool HasFiles, bool HasCorrections, bool HasCollections,
        DateTimeOffset? MailedAt);

    /// <summary>A line of an order that the invoice bills, with the order and its quote.</summary>
    /// <param name="Line">Null where the invoice names the order alone.</param>
    private sealed record OrderedLine(OrderLine? Line, Guid OrderId, string Number, string Slug, DateOnly PlacedOn, long OrderOrdinal,
        string? QuoteNumber, string? QuoteSlug, long? QuoteOrdinal)
    {
        public RelatedDocument Order => new(Number, Slug);

        public RelatedDocument? Quote => QuoteNumber is null || QuoteSlug is null ? null : new(QuoteNumber, QuoteSlug);
    }
}
