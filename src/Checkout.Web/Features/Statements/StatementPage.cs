using Checkout.Data;
using Checkout.Domain;
using Checkout.Domain.Statements;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Statements;

/// <summary>A statement of one currency over a period.</summary>
/// <param name="Currency">Null where the account has no movements at all.</param>
public sealed record StatementPage(StatementPeriod Asked, DateRange Range, Currency? Currency, IReadOnlyList<Currency> Currencies, bool IsProvisional)
{
    public Statement? Statement { get; init; }

    public IReadOnlyList<StatementLine> Lines { get; init; } = [];

    public Aging? Aging { get; init; }

    /// <summary>The day for which the aging is: the last of the period, or today where that has not come.</summary>
    public DateOnly AgedOn { get; init; }

    public Money In(decimal amount) => new(amount, Currency!);

    /// <summary>The lines between an opening and a closing one.</summary>
    public IEnumerable<StatementLine> WholeLines => Statement is null
        ? []
        : Lines.Prepend(new StatementLine(Range.From, Kind: null, "Opening balance", "", Amount: null, In(Statement.Opening)))
            .Append(new StatementLine(Range.To, Kind: null, "Closing balance", "", Amount: null, In(Statement.Closing)));

    public static async Task<StatementPage> ReadAsync(CheckoutDbContext db, StatementPeriod asked, BusinessCalendar calendar, DateOnly today, CancellationToken cancellation)
    {
        var range = asked.Range(today);
        var currencies = await db.LedgerEntries.Select(entry => entry.Currency).Distinct().ToListAsync(cancellation);
        currencies.Sort((left, right) => string.CompareOrdinal(left.Code, right.Code));
        var currency = currencies.Find(known => known.Code == asked.Currency) ?? currencies.FirstOrDefault();
        var closedThrough = await db.Books.Select(books => books.ClosedThrough).SingleAsync(cancellation);
        var page = new StatementPage(asked, range, currency, currencies, range.To > closedThrough);
        return currency is null ? page : await page.FillAsync(db, currency, calendar, today, cancellation);
    }

    private async Task<StatementPage> FillAsync(CheckoutDbContext db, Currency currency, BusinessCalendar calendar, DateOnly today, CancellationToken cancellation)
    {
        // One query for opening, movements and what was open: nothing can come in between.
        var entries = await db.LedgerEntries.AsNoTracking()
            .Where(entry => entry.Currency == currency && entry.PostedOn <= Range.To)
            .OrderBy(entry => entry.PostedOn).ThenBy(entry => entry.Ordinal)
            .Select(entry => new
            {
                entry.PostedOn,
                entry.DocumentOn,
                entry.Kind,
                entry.Number,
                entry.Slug,
                entry.Amount,
                Document = entry.InvoiceId ?? entry.CreditMemoId ?? entry.PaymentId,
                Invoice = db.Invoices.Where(invoice => invoice.Id == entry.InvoiceId).Select(invoice => new { invoice.DueOn, invoice.DisputedAt }).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        var agedOn = Range.To < today ? Range.To : today;
        var aged = entries.Select(entry => new AgedEntry(
            entry.Document!.Value,
            entry.PostedOn,
            entry.Amount,
            entry.DocumentOn,
            entry.Invoice?.DueOn,
            entry.Invoice?.DisputedAt is { } disputed && calendar.DateAt(disputed) <= agedOn));

        // Allocations move between documents only: whatever is added meanwhile changes a bucket, never the balance.
        var allocations = await db.Allocations.AsNoTracking()
            .Where(allocation => allocation.Currency == currency && allocation.PostedOn <= agedOn)
            .Select(allocation => new { Credit = allocation.PaymentId ?? allocation.CreditMemoId ?? allocation.CreditInvoiceId, allocation.InvoiceId, allocation.PostedOn, allocation.Amount })
            .ToListAsync(cancellation);
        var statement = Statement.Over(Range, entries.Select(entry => new Movement(entry.PostedOn, entry.Amount, entry.Number)));
        return this with
        {
            Statement = statement,
            AgedOn = agedOn,
            Aging = Aging.At(agedOn, aged, allocations.Select(row => new DatedAllocation(row.Credit!.Value, row.InvoiceId, row.PostedOn, row.Amount))),
            Lines =
            [
                .. entries.Where(entry => entry.PostedOn >= Range.From).Zip(statement.Movements, (entry, running) =>
                    new StatementLine(entry.PostedOn, entry.Kind, entry.Number, entry.Slug, new Money(entry.Amount, currency), new Money(running.Balance, currency))),
            ],
        };
    }
}
