using System.Text.Json;
using Checkout.Data.Quotes;

namespace Checkout.Web.Features.Quotes.Document;

/// <summary>
/// Reads a quote's figures: of today while it is open, of the order once it was accepted, of the day on which it was last figured
/// otherwise. What changed since then, such as a contract's end, must not rewrite what a closed quote said.
/// </summary>
public static class QuoteDocumentQuery
{
    private static readonly CompiledQuery<Func<CheckoutDbContext, Guid, Guid, CancellationToken, Task<Placed?>>> ByOrder = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, Guid orderId, Guid quoteId, CancellationToken _) => (
            from order in db.Orders.Include(row => row.Lines)
            where order.Id == orderId
            join contract in db.Contracts on order.ContractId equals contract.Id
            select new Placed(order, contract, db.Acceptances.Where(row => row.QuoteId == quoteId).Select(row => row.Snapshot)
                .SingleOrDefault())).AsNoTracking().AsSplitQuery().SingleOrDefault()));

    /// <param name="quote">With its lines.</param>
    public static async Task<QuoteDocument> ForAsync(CheckoutDbContext db, Quote quote, DateOnly today, CancellationToken cancellation)
    {
        if (quote.OrderId is { } orderId && await ByOrder.For(db)(db, orderId, quote.Id, cancellation) is var (order, contract, snapshot))
        {
            return Ordered(quote, order, contract, snapshot, today);
        }

        // The figures are those of a write, which tracks what it reads; a page only shows them.
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var open = quote.StatusOn(today) is QuoteStatus.Active or QuoteStatus.PendingApproval;
        try
        {
            var figured = await QuoteFiguresQuery.ForAsync(db, quote, open ? today : quote.FiguresOn ?? quote.PublishedOn ?? today,
                cancellation);
            return open || figured.Figures.Plan.Total == quote.TotalAmount
                ? Figured(figured, today, open)
                : Stored(quote, figured.Contract, today, problem: null);
        }
        catch (RuleViolation violation)
        {
            var named = await db.Contracts.AsNoTracking().SingleOrDefaultAsync(row => row.Id == quote.ContractId, cancellation);
            return Stored(quote, named, today, open ? violation.Words : null);
        }
    }

    /// <summary>From figures that were computed under the account's lock.</summary>
    public static QuoteDocument Figured(FiguredQuote figured, DateOnly today, bool open)
    {
        var (quote, figures) = (figured.Quote, figured.Figures);
        var names = figures.Lines.ToDictionary(line => line.Line.Position, line => line.Line.Name);
        return new QuoteDocument(quote, figured.Contract, today)
        {
            Lines = [.. figures.Lines.Select(line => new QuotedLine(line.Line, line.Term, line.Months,
                In(quote, line.Amount)) { Explanation = PriceExplanation.Of(line.Line, figures.Grid, line.Term, quote.Currency) })],
            Term = figures.Term,
            Sums = new QuotedSums(In(quote, figures.ListAmount), In(quote, figures.Net), Taxes(figures.Plan), In(quote, figures.Plan.Tax),
            In(quote, figures.Plan.Total)),
            Invoices = [.. figures.Plan.Invoices.Select(invoice => new QuotedInvoice(
                invoice.On,
                invoice.IsFirst,
                [.. invoice.Lines.Select(line => new QuotedPart(names[line.Position], line.Period, In(quote, line.Amount)))],
                In(quote, invoice.Net),
                In(quote, invoice.Tax)))],
            Snapshot = open ? QuoteSnapshot.Of(quote, figures) : null,
        };
    }

    private static QuoteDocument Ordered(Quote quote, Order order, Contract contract, string? snapshot, DateOnly today)
    {
        var lines = order.Lines.OrderBy(line => line.Position).ToList();
        var plan = BillingPlan.For(contract.Grid, contract.BillingFrequency, order.Currency, [.. lines.Select(line => line.ToBillable())],
            order.PlacedOn);
        var recurring = lines.Where(line => line.IsRecurring).ToList();
        return new QuoteDocument(quote, contract, today)
        {
            Order = order,
            Lines = [.. lines.Select(line => new QuotedLine(line, line.Term,
                line.IsRecurring ? contract.Grid.Months(line.Term) : Fraction.One, In(quote, line.Amount))
            {
                Explanation = PriceExplanation.Of(line, contract.Grid, line.Term, order.Currency),
            })],
            Term = recurring.Count == 0 ? null : new DateRange(recurring.Min(line => line.StartsOn), recurring.Max(line => line.EndsOn)),
            Sums = new QuotedSums(
                In(quote, lines.Sum(line => line.ListAmount)),
                In(quote, order.NetAmount),
                plan.Tax == order.TaxAmount ? Taxes(plan) : [],
                In(quote, order.TaxAmount),
                In(quote, order.TotalAmount)),
            Invoices = snapshot is null ? [] : [.. InvoicesOf(snapshot, quote, plan, lines)],
        };
    }

    /// <summary>The figures that the list keeps, where today's data no longer yields them.</summary>
    private static QuoteDocument Stored(Quote quote, Contract? contract, DateOnly today, Sentence? problem) => new(quote, contract, today)
    {
        Lines = [.. quote.Lines.OrderBy(line => line.Position)
            .Select(line => new QuotedLine(line, Term: null, Months: null, Amount: null))],
        Term = null,
        Sums = new QuotedSums(List: null, quote.Net, [], quote.Tax, quote.Total),
        Invoices = [],
        Problem = problem,
    };

    /// <summary>As the acceptor saw them. The parts are exact whenever they sum to what was shown; the tax may depend on orders of its
    /// time.</summary>
    private static IEnumerable<QuotedInvoice> InvoicesOf(string snapshot, Quote quote, BillingPlan plan, IReadOnlyList<OrderLine> lines)
    {
        var names = lines.ToDictionary(line => line.Position, line => line.Name);
        using var json = JsonDocument.Parse(snapshot);
        var shownOn = Day(json.RootElement, "shownOn");
        foreach (var shown in json.RootElement.GetProperty("invoices").EnumerateArray())
        {
            var on = Day(shown, "on");
            var net = Number(shown, "net");
            var planned = plan.Invoices.FirstOrDefault(invoice => invoice.On == on && invoice.Net == net);
            yield return new QuotedInvoice(
                on,
                IsFirst: on == shownOn,
                planned is null ? []
                : [.. planned.Lines.Select(line => new QuotedPart(names[line.Position], line.Period, In(quote, line.Amount)))],
                In(quote, net),
                In(quote, Number(shown, "tax")));
        }
    }

    private static List<TaxSubtotal> Taxes(BillingPlan plan) =>
    [
        .. plan.Invoices.SelectMany(invoice => invoice.Taxes)
            .GroupBy(row => row.Treatment)
            .Select(group => new TaxSubtotal(group.Key, group.Sum(row => row.Taxable), group.Sum(row => row.Tax)))
            .OrderBy(row => row.Treatment.Category)
            .ThenByDescending(row => row.Treatment.Rate),
    ];

    private static DateOnly Day(JsonElement shown, string name) =>
        BusinessDay.Nearest(DateOnly.ParseExact(shown.GetProperty(name).GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static decimal Number(JsonElement shown, string name) =>
        decimal.Parse(shown.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static Money In(Quote quote, decimal amount) => new(amount, quote.Currency);

    private sealed record Placed(Order Order, Contract Contract, string? Snapshot);
}
