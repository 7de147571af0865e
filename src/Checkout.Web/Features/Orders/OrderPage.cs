using Checkout.Web.Features.Home;
using Checkout.Web.Branding;

namespace Checkout.Web.Features.Orders;

/// <summary>An invoice that an order caused: the one that acceptance wrote, or one with a line of its.</summary>
/// <param name="Amount">What its lines of the order come to.</param>
/// <param name="Shared">True where acceptance did not write it.</param>
public sealed record OrderInvoice(Guid Id, string Number, string Slug, DateOnly IssuedOn, DateOnly? DueOn, DateOnly? VoidedOn, Money Total,
    Money Amount, bool Shared)
{
    private static readonly CompiledQuery<Func<CheckoutDbContext, Guid, IAsyncEnumerable<OrderInvoice>>> OfOrder = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, Guid orderId) => db.Invoices
            .Where(invoice => db.Invoices.Where(written => written.OrderId == orderId).Select(written => written.Id)
                .Concat(db.Set<OrderLine>().Where(ordered => ordered.OrderId == orderId)
                    .Join(db.Set<InvoiceLine>(), ordered => ordered.Id, line => line.OrderLineId, (_, line) => line.InvoiceId))
                .Contains(invoice.Id))
            .OrderBy(invoice => invoice.IssuedOn).ThenBy(invoice => invoice.Ordinal)
            .Select(invoice => new OrderInvoice(
                invoice.Id, invoice.Number, invoice.Slug, invoice.IssuedOn, invoice.DueOn, invoice.VoidedOn,
                new Money(invoice.TotalAmount, invoice.Currency),
                new Money(db.Set<OrderLine>().Where(ordered => ordered.OrderId == orderId)
                    .Join(db.Set<InvoiceLine>().Where(line => line.InvoiceId == invoice.Id), ordered => ordered.Id,
                        line => line.OrderLineId, (_, line) => line.Amount).Sum(), invoice.Currency),
                invoice.OrderId != orderId))));

    /// <summary>Those of an order, the oldest first.</summary>
    public static ValueTask<List<OrderInvoice>> ReadAsync(CheckoutDbContext db, Guid orderId, CancellationToken cancellation) =>
        OfOrder.For(db)(db, orderId).ToListAsync(cancellation);
}

/// <summary>A credit memo that was written when the order was taken back.</summary>
public sealed record OrderCreditMemo(string Number, string Slug, Money Total);

/// <summary>Everything that an order's page, its form and its confirmation show.</summary>
/// <param name="Acceptance">Null for orders that the vendor imported.</param>
public sealed record OrderPage(
    Order Order,
    IReadOnlyList<OrderLine> Lines,
    Account Account,
    Contract Contract,
    LegalEntity Vendor,
    Quote? Quote,
    Acceptance? Acceptance,
    IReadOnlyList<OrderInvoice> Invoices) : IOfCompany
{
    string? IOfCompany.Company => Vendor.ExternalId;

    /// <summary>To whom the order was to be billed when it was placed; later changes of the contract leave it.</summary>
    public required Address BillTo { get; init; }

    /// <summary>Who took the order back, and what was credited; null where nobody did.</summary>
    public OrderCancellation? Cancellation { get; init; }

    /// <summary>What that wrote, oldest first.</summary>
    public IReadOnlyList<OrderCreditMemo> CreditMemos { get; init; } = [];

    /// <summary>Until when the order can be taken back on the portal; null where it can't.</summary>
    public DateTimeOffset? CancelableUntil(Domain.Buying.BuyingPolicy policy, DateTimeOffset now) =>
        Order.Status is OrderStatus.Active && Quote is { Origin: QuoteOrigin.Customer, Type: not QuoteType.Renewal }
            && now < Order.PlacedAt + policy.CancelWithin ? Order.PlacedAt + policy.CancelWithin : null;

    /// <summary>What happened, newest first; read for the page only.</summary>
    public IReadOnlyList<TimelineEntry> Timeline { get; init; } = [];

    /// <summary>What became of charging the first invoice; read for the confirmation of a contract that pays by card.</summary>
    public OrderCharge? Charge { get; init; }

    /// <summary>Open quotes that can’t be accepted as they are since this order; read for the confirmation only.</summary>
    public IReadOnlyList<OvertakenQuote> Overtaken { get; init; } = [];

    /// <summary>What the lines come to at list price, less what they come to.</summary>
    public Money Discount => new(Lines.Sum(line => line.ListAmount - line.Amount), Order.Currency);

    public Money Invoiced => new(Invoices.Sum(invoice => invoice.Amount.Amount), Order.Currency);

    /// <summary>The invoice that acceptance wrote, if anything was due then.</summary>
    public OrderInvoice? First => Invoices.FirstOrDefault(invoice => !invoice.Shared);

    /// <returns>Null where the line's numbers don't come to its amount, as an order from elsewhere may have it.</returns>
    public PriceExplanation? Explain(OrderLine line) =>
        PriceExplanation.Of(line, Contract.Grid, line.Term, Order.Currency) is var told && told.Amount == line.Amount ? told : null;

    private static readonly CompiledQuery<Func<CheckoutDbContext, string, CancellationToken, Task<Found?>>> BySlug = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, string slug, CancellationToken _) => (
            from order in db.Orders.Include(row => row.Lines)
            where order.Slug == slug
            join account in db.Accounts on order.AccountId equals account.Id
            join contract in db.Contracts on order.ContractId equals contract.Id
            join vendor in db.LegalEntities on contract.LegalEntityId equals vendor.Id
            from quote in db.Quotes.Where(row => row.Id == order.QuoteId).DefaultIfEmpty()
            from acceptance in db.Acceptances.Where(row => row.OrderId == order.Id).DefaultIfEmpty()
            select new Found(order, account, contract, vendor, quote, acceptance)).AsNoTracking().AsSplitQuery().SingleOrDefault()));

    /// <returns>Null where the account has no such order.</returns>
    public static async Task<OrderPage?> ReadAsync(CheckoutDbContext db, string slug, CancellationToken cancellation)
    {
        if (await BySlug.For(db)(db, slug, cancellation) is not { } found)
        {
            return null;
        }

        var (order, account, contract, vendor, quote, acceptance) = found;
        var canceled = order.Status is OrderStatus.Canceled ? await db.OrderCancellations.AsNoTracking()
            .SingleOrDefaultAsync(row => row.OrderId == order.Id, cancellation) : null;
        return new OrderPage(
            order,
            [.. order.Lines.OrderBy(line => line.Position)],
            account,
            contract,
            vendor,
            quote,
            acceptance,
            await OrderInvoice.ReadAsync(db, order.Id, cancellation))
        {
            Cancellation = canceled,
            CreditMemos = canceled is null ? [] : await CreditMemosAsync(db, order, cancellation),
            BillTo = acceptance?.BillTo ?? (contract.BillingRevision == 1 ? contract.BillTo : BillingDetailsChange.BillToAt(
                await db.BillingDetailsChanges.AsNoTracking().Where(change => change.ContractId == contract.Id).ToListAsync(cancellation),
                contract.BillTo, order.PlacedAt)),
        };
    }

    private static async Task<IReadOnlyList<OrderCreditMemo>> CreditMemosAsync(CheckoutDbContext db, Order order,
        CancellationToken cancellation)
    {
        var reason = OrderCredit.ReasonOf(order.Number);
        return await db.CreditMemos.Where(memo => memo.ContractId == order.ContractId && memo.Reason == reason)
            .OrderBy(memo => memo.Ordinal)
            .Select(memo => new OrderCreditMemo(memo.Number, memo.Slug, new Money(memo.TotalAmount, memo.Currency)))
            .ToListAsync(cancellation);
    }

    private sealed record Found(Order Order, Account Account, Contract Contract, LegalEntity Vendor, Quote? Quote, Acceptance? Acceptance);
}
