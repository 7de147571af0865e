namespace Checkout.Domain.Tax;

/// <summary>
/// Verifies that the figures of a document from elsewhere add up (R6). The sums are exact. Tax may be off by 0.01 (in a currency
/// without decimals by 1) for each line of its group, because issuers round it per line. A line that isn't quantity × price is only a
/// warning: published examples have such.
/// </summary>
public static class FiguresCheck
{
    /// <summary>Not a rule of the standard itself, but of the Peppol specification that most issuers follow.</summary>
    public const string LineRule = "PEPPOL-EN16931-R120";

    public static FiguresReport Verify(DocumentFigures figures) =>
        new([.. Sums(figures), .. Rates(figures), .. Breakdown(figures), .. TaxAmounts(figures)], [.. LineAmounts(figures)]);

    private static IEnumerable<FigureProblem> Sums(DocumentFigures figures)
    {
        var sums = new (string Rule, string Field, string Name, decimal Stated, decimal Computed)[]
        {
            ("BR-CO-10", "totals.lineNet", "the sum of the lines", figures.LineNetTotal, figures.Lines.Sum(line => line.NetAmount)),
            ("BR-CO-11", "totals.allowances", "the sum of the allowances", figures.AllowanceTotal, Adjustments(figures, isCharge: false)),
            ("BR-CO-12", "totals.charges", "the sum of the charges", figures.ChargeTotal, Adjustments(figures, isCharge: true)),
            ("BR-CO-13", "totals.net", "the total without tax", figures.NetTotal,
                figures.LineNetTotal - figures.AllowanceTotal + figures.ChargeTotal),
            ("BR-CO-14", "totals.tax", "the tax", figures.TaxTotal, figures.Taxes.Sum(row => row.Tax)),
            ("BR-CO-15", "totals.total", "the total with tax", figures.GrossTotal, figures.NetTotal + figures.TaxTotal),
            ("BR-CO-16", "totals.due", "the amount due", figures.AmountDue, figures.GrossTotal - figures.Prepaid + figures.Rounding),
        };
        return sums.Where(sum => sum.Stated != sum.Computed)
            .Select(sum => Problem(figures, sum.Rule, sum.Field, sum.Name, sum.Stated, sum.Computed));
    }

    /// <summary>A category without tax has a rate of zero.</summary>
    private static IEnumerable<FigureProblem> Rates(DocumentFigures figures) =>
        from rate in figures.Lines.Select((line, index) => (line.Tax, Field: "lines", index, Rule: "-05"))
            .Concat(figures.Adjustments.Select((item, index) => (item.Tax, Field: "allowanceCharges", index,
                Rule: item.IsCharge ? "-07" : "-06")))
        where !CarriesTax(rate.Tax.Category) && rate.Tax.Rate != 0m
        let rule = Code(rate.Tax.Category) + rate.Rule
        select new FigureProblem(rule,
            string.Create(CultureInfo.InvariantCulture,
                $"Category {rate.Tax.Category} carries no tax: its rate is 0, not {rate.Tax.Rate:0.####} % ({rule})."),
            rate.Tax.Rate, Computed: 0m, string.Create(CultureInfo.InvariantCulture, $"{rate.Field}[{rate.index}].tax.rate"));

    private static IEnumerable<FigureProblem> Breakdown(DocumentFigures figures)
    {
        if (figures.Taxes.Count == 0)
        {
            return [new FigureProblem("BR-CO-18", "The document has no tax breakdown (BR-CO-18).", Stated: 0m, Computed: 1m, "taxes")];
        }

        var stated = figures.Taxes.ToLookup(row => Group(row.Treatment), row => row.Taxable);
        var computed = figures.Lines.Select(line => (Group: Group(line.Tax), Amount: line.NetAmount))
            .Concat(figures.Adjustments.Select(adjustment => (Group: Group(adjustment.Tax),
                Amount: adjustment.IsCharge ? adjustment.Amount : -adjustment.Amount)))
            .ToLookup(amount => amount.Group, amount => amount.Amount);
        return stated.Select(group => group.Key)
            .Union(computed.Select(group => group.Key))
            .Order()
            .Where(group => stated[group].Sum() != computed[group].Sum())
            .Select(group => Problem(figures, Code(group.Category) + "-08", Row(figures, group, ".taxable"),
                $"the taxable amount of {Name(group)}", stated[group].Sum(), computed[group].Sum()));
    }

    private static IEnumerable<FigureProblem> TaxAmounts(DocumentFigures figures)
    {
        foreach (var (index, row) in figures.Taxes.Index())
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"taxes[{index}].tax");
            var group = Group(row.Treatment);
            if (!CarriesTax(group.Category))
            {
                if (row.Tax != 0m)
                {
                    yield return Problem(figures, Code(group.Category) + "-09", field, $"the tax of {Name(group)}", row.Tax, computed: 0m);
                }

                continue;
            }

            var computed = TaxTotals.On(figures.Currency, row.Taxable, row.Treatment.Rate);
            var tolerance = Math.Max(0.01m, figures.Currency.Smallest) * figures.Lines.Count(line => Group(line.Tax) == group);
            if (Math.Abs(row.Tax - computed) > tolerance)
            {
                yield return Problem(figures, "BR-CO-17", field, $"the tax of {Name(group)}", row.Tax, computed);
            }
        }
    }

    private static IEnumerable<FigureProblem> LineAmounts(DocumentFigures figures)
    {
        foreach (var (index, line) in figures.Lines.Index())
        {
            if (line is not { Quantity: { } quantity, NetPrice: { } price, BaseQuantity: > 0m })
            {
                continue;
            }

            var computed = figures.Currency.Round((Fraction)quantity * price / line.BaseQuantity) - line.Allowances + line.Charges;
            if (computed != line.NetAmount)
            {
                yield return Problem(figures, LineRule, string.Create(CultureInfo.InvariantCulture, $"lines[{index}].amount"),
                    string.Create(CultureInfo.InvariantCulture, $"the amount of line {index + 1}"), line.NetAmount, computed);
            }
        }
    }

    private static decimal Adjustments(DocumentFigures figures, bool isCharge) =>
        figures.Adjustments.Where(adjustment => adjustment.IsCharge == isCharge).Sum(adjustment => adjustment.Amount);

    /// <summary>The row of a group; the whole breakdown where it has none.</summary>
    private static string Row(DocumentFigures figures, (TaxCategory Category, decimal Rate) group, string figure)
    {
        var index = figures.Taxes.Index().Where(row => Group(row.Item.Treatment) == group).Select(row => row.Index).FirstOrDefault(-1);
        return index < 0 ? "taxes" : string.Create(CultureInfo.InvariantCulture, $"taxes[{index}]{figure}");
    }

    private static FigureProblem Problem(DocumentFigures figures, string rule, string field, string name, decimal stated,
        decimal computed) =>
        new(rule,
            $"{char.ToUpperInvariant(name[0])}{name[1..]} is stated as {Text(figures, stated)}, but the document’s other figures make "
            + $"{Text(figures, computed)} ({rule}).", stated, computed, field);

    // More decimals than the currency has are printed: they may be the whole difference.
    private static string Text(DocumentFigures figures, decimal amount) =>
        amount.ToString("0." + new string('0', figures.Currency.MinorUnits) + "######", CultureInfo.InvariantCulture);

    private static (TaxCategory Category, decimal Rate) Group(TaxTreatment treatment) => (treatment.Category, treatment.Rate);

    private static string Name((TaxCategory Category, decimal Rate) group) =>
        string.Create(CultureInfo.InvariantCulture, $"category {group.Category} at {group.Rate:0.####} %");

    private static bool CarriesTax(TaxCategory category) => category is TaxCategory.S or TaxCategory.L or TaxCategory.M or TaxCategory.B;

    private static string Code(TaxCategory category) => category switch
    {
        TaxCategory.K => "BR-IC",
        TaxCategory.L => "BR-AF",
        TaxCategory.M => "BR-AG",
        _ => $"BR-{category}",
    };
}
