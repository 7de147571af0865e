using Checkout.Domain.Billing;

namespace Checkout.Domain.Tests.Vectors;

/// <summary>Computes the invoices of a recurring line.</summary>
internal static class BillingVectors
{
    public static Figures Billed(Vector vector)
    {
        var line = Line(vector);
        var plan = Plan(vector, vector.Has("accepted") ? vector.Date("accepted") : line.Term.From);
        var parts = BilledParts.Of(vector.Grid, Frequency(vector), vector.Currency, line);
        var figures = new Figures
        {
            ["periods"] = parts.Select(part => new Figures
            {
                ["start"] = part.Period.From,
                ["end"] = part.Period.To,
                ["net"] = part.Amount
            }),
            ["nets"] = parts.Select(part => (object?)part.Amount),
            ["line_total"] = LineAmount.Total(vector.Currency, line.Quantity, line.NetPrice, line.BaseQuantity,
            vector.Grid.Months(line.Term)),
            ["order"] = new Figures { ["net"] = plan.Net, ["tax"] = plan.Tax, ["total"] = plan.Total },
            ["later"] = plan.Later.Select(invoice => Invoice(vector, invoice, invoice.On)),
        };
        if (plan.Today is { } today)
        {
            figures["first_invoice"] = Invoice(vector, today, today.On);
        }

        // A vector that speaks of “the invoice” means that all are alike.
        if (plan.Invoices.DistinctBy(invoice => (invoice.Net, invoice.Tax)).Count() == 1)
        {
            figures["invoice"] = Invoice(vector, plan.Invoices[0], plan.Invoices[0].On);
        }

        return figures;
    }

    /// <summary>What a run writes that comes after another: every invoice of a period begun since, on the day of the run.</summary>
    public static Figures Run(Vector vector)
    {
        var contract = vector.Other(vector.Text("contract"));
        var last = vector.Date("last_run");
        var next = vector.Date("next_run");
        var due = Plan(contract, Line(contract).Term.From).Later.Where(invoice => invoice.On > last && invoice.On <= next);
        return new Figures { ["invoices"] = due.Select(invoice => Invoice(vector, invoice, next)) };
    }

    private static Figures Invoice(Vector vector, PlannedInvoice invoice, DateOnly issuedOn)
    {
        var figures = new Figures
        {
            ["start"] = invoice.Lines[0].Period!.Value.From,
            ["period"] = invoice.Lines[0].Period!.Value,
            ["lines"] = invoice.Lines.Select(line => (object?)line.Amount),
            ["net"] = invoice.Net,
            ["tax"] = invoice.Tax,
            ["total"] = invoice.Total,
            ["issued"] = issuedOn,
        };
        if (vector.Has("payment_terms"))
        {
            figures["due"] = issuedOn.AddDays(vector.PaymentDays);
        }

        return figures;
    }

    private static BillingPlan Plan(Vector vector, DateOnly writtenOn) =>
        BillingPlan.For(vector.Grid, Frequency(vector), vector.Currency, [Line(vector)], writtenOn);

    private static BillableLine Line(Vector vector) => new(
        Position: 1,
        IsRecurring: true,
        vector.Number("quantity"),
        vector.Number("price"),
        vector.BaseQuantity,
        new DateRange(vector.Has("start") ? vector.Date("start") : vector.Contract.From, vector.Contract.To),
        vector.Tax);

    private static BillingFrequency Frequency(Vector vector) => Enum.Parse<BillingFrequency>(vector.Text("frequency"), ignoreCase: true);
}
