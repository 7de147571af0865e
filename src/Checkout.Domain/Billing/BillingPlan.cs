namespace Checkout.Domain.Billing;

/// <summary>A line of an invoice to come. Only a recurring one has a period.</summary>
public sealed record PlannedLine(int Position, DateRange? Period, decimal Amount, TaxTreatment Tax);

/// <summary>An invoice to come.</summary>
/// <param name="On">The day on which it is written.</param>
/// <param name="IsFirst">True for the one that acceptance writes.</param>
/// <param name="Taxes">The breakdown; where other orders share the invoice, what these lines add to each row.</param>
public sealed record PlannedInvoice(DateOnly On, bool IsFirst, IReadOnlyList<PlannedLine> Lines, decimal Net, decimal Tax,
    IReadOnlyList<TaxSubtotal> Taxes)
{
    public decimal Total => Net + Tax;
}

/// <summary>
/// The invoices that a set of lines will cause (R3). Acceptance writes one with the one-time lines and each billing period already begun;
/// every later part is invoiced on the day its period begins, all parts of one day together.
/// </summary>
public sealed record BillingPlan(IReadOnlyList<PlannedInvoice> Invoices)
{
    public decimal Net => Invoices.Sum(invoice => invoice.Net);

    public decimal Tax => Invoices.Sum(invoice => invoice.Tax);

    public decimal Total => Net + Tax;

    /// <summary>What is invoiced at acceptance, or null where nothing is due by then.</summary>
    public PlannedInvoice? Today => Invoices.FirstOrDefault(invoice => invoice.IsFirst);

    public IEnumerable<PlannedInvoice> Later => Invoices.Where(invoice => !invoice.IsFirst);

    /// <param name="alongside">
    /// Taxable amounts that other orders of the contract bring to the invoice of a later day. Tax is rounded per document, so a later
    /// invoice's tax is counted here as what these lines add to it; then the orders' totals sum to the invoices' totals exactly.
    /// </param>
    public static BillingPlan For(
        BillingGrid grid,
        BillingFrequency frequency,
        Currency currency,
        IReadOnlyList<BillableLine> lines,
        DateOnly writtenOn,
        IReadOnlyDictionary<DateOnly, IReadOnlyList<TaxableAmount>>? alongside = null)
    {
        var first = new List<PlannedLine>();
        var later = new SortedDictionary<DateOnly, List<PlannedLine>>();
        foreach (var line in lines)
        {
            if (!line.IsRecurring)
            {
                first.Add(new PlannedLine(line.Position, Period: null,
                    LineAmount.OneTime(currency, line.Quantity, line.NetPrice, line.BaseQuantity), line.Tax));
                continue;
            }

            foreach (var part in BilledParts.Of(grid, frequency, currency, line))
            {
                var target = part.Period.From <= writtenOn ? first : Of(later, part.Period.From);
                target.Add(new PlannedLine(line.Position, part.Period, part.Amount, line.Tax));
            }
        }

        var invoices = new List<PlannedInvoice>();
        if (first.Count > 0)
        {
            invoices.Add(Planned(currency, writtenOn, isFirst: true, first, []));
        }

        invoices.AddRange(later.Select(day => Planned(currency, day.Key, isFirst: false, day.Value,
            alongside?.GetValueOrDefault(day.Key) ?? [])));
        return new BillingPlan(invoices);
    }

    private static List<PlannedLine> Of(SortedDictionary<DateOnly, List<PlannedLine>> later, DateOnly day)
    {
        if (!later.TryGetValue(day, out var lines))
        {
            later[day] = lines = [];
        }

        return lines;
    }

    private static PlannedInvoice Planned(Currency currency, DateOnly on, bool isFirst, List<PlannedLine> lines,
        IReadOnlyList<TaxableAmount> alongside)
    {
        // Rows and tax come from one computation, so that the printed breakdown sums to the printed tax.
        var taxes = TaxTotals.Added(currency, lines.Select(line => new TaxableAmount(line.Tax, line.Amount)), alongside);
        return new PlannedInvoice(on, isFirst, lines, lines.Sum(line => line.Amount), taxes.Sum(row => row.Tax), taxes);
    }
}
