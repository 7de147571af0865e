using Checkout.Data;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Domain.CreditMemos;
using Checkout.Domain.Invoices;
using Checkout.Domain.Orders;
using Checkout.Domain.Vendor;
using Checkout.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Invoices;

/// <summary>What settled a part of an invoice.</summary>
public sealed record Settlement(DocumentKind Kind, string Number, string Slug, DateOnly On, Money Amount);

/// <summary>What happened on the debt.</summary>
public sealed record CollectionsEvent(string Number, string Slug, CollectionsKind Kind, DateOnly On);

/// <summary>A document that an invoice belongs to.</summary>
public sealed record RelatedDocument(string Number, string Slug);

/// <summary>Everything that an invoice's page and PDF show.</summary>
public sealed record InvoicePage(Invoice Invoice, IReadOnlyList<InvoiceLine> Lines, IReadOnlyList<InvoiceTax> Taxes, Account Account, LegalEntity Vendor)
{
    public RelatedDocument? Contract { get; init; }

    /// <summary>Every order whose lines it holds.</summary>
    public IReadOnlyList<RelatedDocument> Orders { get; init; } = [];

    /// <summary>The quotes of those orders.</summary>
    public IReadOnlyList<RelatedDocument> Quotes { get; init; } = [];

    public IReadOnlyList<Settlement> Settlements { get; init; } = [];

    /// <summary>Credit memos that name the invoice as what they correct, whether or not they are applied to it.</summary>
    public IReadOnlyList<RelatedDocument> Corrections { get; init; } = [];

    /// <summary>Reminders and whatever else happened because it was late, oldest first.</summary>
    public IReadOnlyList<CollectionsEvent> Collections { get; init; } = [];

    /// <returns>Null where the account has no such invoice.</returns>
    public static async Task<InvoicePage?> ReadAsync(CheckoutDbContext db, string slug, CancellationToken cancellation)
    {
        var invoice = await db.Invoices.AsNoTracking()
            .Include(row => row.Lines).Include(row => row.Taxes).Include(row => row.AllowanceCharges).AsSplitQuery()
            .SingleOrDefaultAsync(row => row.Slug == slug, cancellation);
        if (invoice is null)
        {
            return null;
        }

        return await AroundAsync(db, invoice, cancellation);
    }

    private static async Task<InvoicePage> AroundAsync(CheckoutDbContext db, Invoice invoice, CancellationToken cancellation)
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
            Contract = invoice.ContractId is null ? null : await db.Contracts.Where(contract => contract.Id == invoice.ContractId).Select(contract => new RelatedDocument(contract.Number, contract.Slug)).SingleOrDefaultAsync(cancellation),
            Orders = orderIds.Count == 0 ? [] : await orders
                .OrderBy(order => order.PlacedOn).ThenBy(order => order.Ordinal).Select(order => new RelatedDocument(order.Number, order.Slug)).ToListAsync(cancellation),
            Quotes = orderIds.Count == 0 ? [] : await db.Quotes.Where(quote => orders.Any(order => order.QuoteId == quote.Id))
                .OrderBy(quote => quote.Ordinal).Select(quote => new RelatedDocument(quote.Number, quote.Slug)).ToListAsync(cancellation),
            Settlements = await SettlementsAsync(db, invoice, cancellation),
            Corrections = await db.CreditMemos.Where(memo => memo.InvoiceId == invoice.Id)
                .OrderBy(memo => memo.IssuedOn).ThenBy(memo => memo.Ordinal).Select(memo => new RelatedDocument(memo.Number, memo.Slug)).ToListAsync(cancellation),
            Collections = await db.CollectionsActivities.Where(activity => activity.InvoiceId == invoice.Id)
                .OrderBy(activity => activity.On).ThenBy(activity => activity.Ordinal)
                .Select(activity => new CollectionsEvent(activity.Number, activity.Slug, activity.Kind, activity.On)).ToListAsync(cancellation),
        };
    }

    private static async Task<List<Guid>> OrdersOfAsync(CheckoutDbContext db, Invoice invoice, CancellationToken cancellation)
    {
        var lines = invoice.Lines.Select(line => line.OrderLineId).OfType<Guid>().ToList();
        var ids = lines.Count == 0 ? [] : await db.Set<OrderLine>().Where(line => lines.Contains(line.Id)).Select(line => line.OrderId).Distinct().ToListAsync(cancellation);
        return invoice.OrderId is { } first && !ids.Contains(first) ? [first, .. ids] : ids;
    }

    private static async Task<IReadOnlyList<Settlement>> SettlementsAsync(CheckoutDbContext db, Invoice invoice, CancellationToken cancellation)
    {
        var rows = await db.Allocations
            // Two halves with an index each: of an “or” SQLite reads the whole account.
            .Where(allocation => allocation.InvoiceId == invoice.Id).Concat(db.Allocations.Where(allocation => allocation.CreditInvoiceId == invoice.Id))
            .OrderBy(allocation => allocation.PostedOn).ThenBy(allocation => allocation.Ordinal)
            .Select(allocation => new
            {
                allocation.PostedOn,
                allocation.Amount,
                IsOurs = allocation.InvoiceId == invoice.Id,
                Payment = db.Payments.Where(payment => payment.Id == allocation.PaymentId).Select(payment => new RelatedDocument(payment.Number, payment.Slug)).FirstOrDefault(),
                Memo = db.CreditMemos.Where(memo => memo.Id == allocation.CreditMemoId).Select(memo => new RelatedDocument(memo.Number, memo.Slug)).FirstOrDefault(),
                Credit = db.Invoices.Where(credit => credit.Id == allocation.CreditInvoiceId).Select(credit => new RelatedDocument(credit.Number, credit.Slug)).FirstOrDefault(),
                Settled = db.Invoices.Where(settled => settled.Id == allocation.InvoiceId).Select(settled => new RelatedDocument(settled.Number, settled.Slug)).First(),
            })
            .ToListAsync(cancellation);
        return
        [
            .. rows.Select(row =>
            {
                var (kind, document) = (row.IsOurs, row.Payment, row.Memo) switch
                {
                    (true, { } payment, _) => (DocumentKind.Payment, payment),
                    (true, _, { } memo) => (DocumentKind.CreditMemo, memo),
                    (true, _, _) => (DocumentKind.Invoice, row.Credit!),
                    _ => (DocumentKind.Invoice, row.Settled),
                };
                return new Settlement(kind, document.Number, document.Slug, row.PostedOn, new Money(row.Amount, invoice.Currency));
            }),
        ];
    }
}
