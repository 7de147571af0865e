using System.Globalization;
using System.Text.RegularExpressions;
using Checkout.Domain.Documents;
using Checkout.Domain.Statements;
using Checkout.Domain.Tax;

namespace Checkout.Domain.Tests.Vectors;

/// <summary>Computes the tax and totals of a document.</summary>
internal static partial class TaxVectors
{
    private static readonly DateOnly Day = new(2026, 11, 22);

    public static Figures Document(Vector vector)
    {
        List<TaxableAmount> amounts = vector.Has("taxable")
            ? [.. vector.Items("taxable").Select(row => new TaxableAmount(Vector.Treatment(row), Vector.Number(row.GetProperty("amount"))))]
            : [.. vector.Items("lines").Select(line => new TaxableAmount(vector.Tax, Vector.Number(line)))];
        var rows = TaxTotals.Of(vector.Currency, amounts);
        var totals = new DocumentTotals(
            vector.Has("lines_sum") ? vector.Number("lines_sum") : amounts.Sum(amount => amount.Amount),
            Optional(vector, "allowances"),
            Optional(vector, "charges"),
            rows.Sum(row => row.Tax),
            Optional(vector, "prepaid"),
            Optional(vector, "rounding"));

        // The input's groups in the input's order; a document with a single group states a single tax.
        var taxes = amounts.Select(amount => amount.Treatment).Distinct()
            .Select(treatment => (object?)rows.Single(row => row.Treatment == treatment).Tax).ToList();
        var figures = new Figures
        {
            ["net"] = totals.Net,
            ["tax"] = taxes.Count == 1 ? taxes[0] : taxes,
            ["tax_total"] = totals.Tax,
            ["total"] = totals.Total,
            ["amount_due"] = totals.AmountDue,
            ["ledger_entry"] = totals.AmountDue,
            ["opening_balance_of_invoice"] = Aged(new AgedEntry(Guid.NewGuid(), Day, totals.AmountDue, Day, Day)).Total,
        };
        if (vector.Has("then"))
        {
            figures["rest_after"] = RestAfterApplying(vector.Text("then"), totals.AmountDue);
        }

        return figures;
    }

    private static decimal RestAfterApplying(string text, decimal due)
    {
        var match = Application().Match(text);
        Assert.True(match.Success, $"“{text}” is not understood.");
        var amount = decimal.Parse(match.Groups["amount"].ValueSpan, CultureInfo.InvariantCulture);
        var other = decimal.Parse(match.Groups["invoice"].ValueSpan, CultureInfo.InvariantCulture);
        AgedEntry credit = new(Guid.NewGuid(), Day, due, Day, Day), invoice = new(Guid.NewGuid(), Day, other, Day, Day);
        var before = Aging.At(Day, [credit, invoice], []);
        var after = Aging.At(Day, [credit, invoice], [new DatedAllocation(credit.DocumentId, invoice.DocumentId, Day, amount)]);
        Assert.Equal(before.Total, after.Total);
        Assert.Equal(other - amount, after.Current);
        return after.Unapplied;
    }

    private static Aging Aged(params AgedEntry[] entries) => Aging.At(Day, entries, []);

    private static decimal Optional(Vector vector, string name) => vector.Has(name) ? vector.Number(name) : 0m;

    [GeneratedRegex(@"^apply (?<amount>[0-9.]+) of it to an open invoice of (?<invoice>[0-9.]+)$", RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Application();
}
