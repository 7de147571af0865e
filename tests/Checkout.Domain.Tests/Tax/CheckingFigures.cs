using Checkout.Domain.Tax;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Checkout.Domain.Tests.Tax;

[Trait("Acceptance", "S12")]
[Properties(Arbitrary = [typeof(CheckingFigures)])]
public sealed class CheckingFigures
{
    private static readonly TaxTreatment Standard = new(TaxCategory.S, 20m, null);
    private static readonly TaxTreatment Exempt = new(TaxCategory.E, 0m, "Exempt");

    /// <summary>Documents whose figures add up.</summary>
    public static Arbitrary<DocumentFigures> Documents() =>
        (from currency in Generators.Currencies
         from count in Gen.Choose(1, 6)
         from lines in (from quantity in Generators.Quantity
                        from price in Generators.Price
                        from tax in Generators.TaxTreatments
                        select (
             quantity, price, tax)).ListOf(count)
         from adjustments in (from charge in Gen.Elements(true, false)
                              from amount in Gen.Choose(1, 100_000)
                              from tax in Generators.TaxTreatments
                              select new AdjustmentFigures(charge, amount * currency.Smallest, tax)).ListOf(count - 1)
         from prepaid in Gen.Choose(0, 10_000)
         from rounding in Gen.Choose(-50, 50)
         select AddedUp(
             currency,
             [.. lines.Select(line => new LineFigures(currency.Round((Fraction)line.quantity * line.price), line.tax, line.quantity,
             line.price))],
             [.. adjustments],
             prepaid * currency.Smallest,
             rounding * currency.Smallest)).ToArbitrary();

    [Property(MaxTest = 1_000)]
    public void What_adds_up_has_no_problem(DocumentFigures figures)
    {
        var report = FiguresCheck.Verify(figures);
        Assert.Empty(report.Problems);
        Assert.Empty(report.Warnings);
    }

    [Property(MaxTest = 300)]
    public void A_total_that_is_a_minor_unit_off_breaks_the_rules_that_hold_it(DocumentFigures figures)
    {
        var off = figures.Currency.Smallest;
        Assert.Equal(["BR-CO-10", "BR-CO-13"], Rules(figures with { LineNetTotal = figures.LineNetTotal + off }));
        Assert.Equal(["BR-CO-11", "BR-CO-13"], Rules(figures with { AllowanceTotal = figures.AllowanceTotal + off }));
        Assert.Equal(["BR-CO-12", "BR-CO-13"], Rules(figures with { ChargeTotal = figures.ChargeTotal - off }));
        Assert.Equal(["BR-CO-13", "BR-CO-15"], Rules(figures with { NetTotal = figures.NetTotal + off }));
        Assert.Equal(["BR-CO-14", "BR-CO-15"], Rules(figures with { TaxTotal = figures.TaxTotal - off }));
        Assert.Equal(["BR-CO-15", "BR-CO-16"], Rules(figures with { GrossTotal = figures.GrossTotal + off }));
        Assert.Equal(["BR-CO-16"], Rules(figures with { Prepaid = figures.Prepaid + off }));
        Assert.Equal(["BR-CO-16"], Rules(figures with { Rounding = figures.Rounding + off }));
        Assert.Equal(["BR-CO-16"], Rules(figures with { AmountDue = figures.AmountDue - off }));
    }

    [Fact]
    public void A_problem_names_its_rule_and_both_figures()
    {
        var figures = Document(lines: 1) with { AmountDue = 119.99m };
        var problem = Assert.Single(FiguresCheck.Verify(figures).Problems);
        Assert.Equal(("BR-CO-16", 119.99m, 120m), (problem.Rule, problem.Stated, problem.Computed));
        Assert.Contains("119.99", problem.Sentence, StringComparison.Ordinal);
        Assert.Contains("120.00", problem.Sentence, StringComparison.Ordinal);
        Assert.Contains("BR-CO-16", problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_breakdown_must_exist() => Assert.Contains("BR-CO-18", Rules(Document(lines: 1) with { Taxes = [] }));

    [Theory]
    [InlineData(1, "0.01", true)]
    [InlineData(1, "-0.01", true)]
    [InlineData(1, "0.02", false)]
    [InlineData(3, "0.03", true)]
    [InlineData(3, "-0.04", false)]
    public void Tax_may_be_a_cent_off_for_each_line_of_its_group(int lines, string off, bool accepted)
    {
        var report = FiguresCheck.Verify(WithTaxOff(Document(lines), Number(off)));
        Assert.Equal(accepted, report.AddsUp);
        Assert.Equal(accepted ? [] : ["BR-CO-17"], report.Problems.Select(problem => problem.Rule));
    }

    [Fact]
    public void Tax_in_yen_may_be_a_yen_off_for_each_line()
    {
        // 10 % of 1,985 is 198.5: many issuers cut it off to 198 where this rounds to 199.
        var yen = Currency.FromCode("JPY");
        var figures = AddedUp(yen, [new LineFigures(1985m, new TaxTreatment(TaxCategory.S, 10m, null))], []);
        Assert.True(FiguresCheck.Verify(WithTaxOff(figures, -1m)).AddsUp);
        Assert.False(FiguresCheck.Verify(WithTaxOff(figures, -2m)).AddsUp);
    }

    [Theory]
    [InlineData(TaxCategory.S, "BR-S-08")]
    [InlineData(TaxCategory.Z, "BR-Z-08")]
    [InlineData(TaxCategory.E, "BR-E-08")]
    [InlineData(TaxCategory.AE, "BR-AE-08")]
    [InlineData(TaxCategory.K, "BR-IC-08")]
    [InlineData(TaxCategory.G, "BR-G-08")]
    [InlineData(TaxCategory.O, "BR-O-08")]
    [InlineData(TaxCategory.L, "BR-AF-08")]
    [InlineData(TaxCategory.M, "BR-AG-08")]
    public void The_taxable_amount_of_each_category_is_exact(TaxCategory category, string rule)
    {
        var figures = AddedUp(Currency.Eur, [new LineFigures(100m, new TaxTreatment(category, 0m, null))], []);
        Assert.True(FiguresCheck.Verify(figures).AddsUp);
        var row = Assert.Single(figures.Taxes);
        Assert.Equal([rule], Rules(figures with { Taxes = [row with { Taxable = 100.01m }] }));
    }

    [Fact]
    public void A_line_whose_group_the_breakdown_lacks_is_a_problem()
    {
        var figures = AddedUp(Currency.Eur, [new LineFigures(100m, Standard), new LineFigures(5m, Exempt)], []);
        Assert.Equal(["BR-E-08"], Rules(figures with { Taxes = [.. figures.Taxes.Where(row => row.Treatment == Standard)] }));
    }

    [Fact]
    public void The_reason_is_stated_in_the_breakdown_only()
    {
        var figures = AddedUp(Currency.Eur, [new LineFigures(100m, Exempt)], []);
        Assert.True(FiguresCheck.Verify(figures with { Lines = [new LineFigures(100m, Exempt with { ExemptionReason = null })] }).AddsUp);
    }

    [Fact]
    public void Rates_of_one_category_are_groups_of_their_own()
    {
        var reduced = new TaxTreatment(TaxCategory.S, 5m, null);
        var figures = AddedUp(Currency.Eur, [new LineFigures(100m, Standard), new LineFigures(10m, reduced)], []);
        Assert.Equal(["BR-S-08", "BR-S-08"],
            Rules(figures with { Lines = [new LineFigures(99m, Standard), new LineFigures(11m, reduced)] }));
    }

    [Theory]
    [InlineData(TaxCategory.E, "BR-E-09")]
    [InlineData(TaxCategory.K, "BR-IC-09")]
    [InlineData(TaxCategory.O, "BR-O-09")]
    public void An_untaxed_category_carries_no_tax_at_all(TaxCategory category, string rule)
    {
        var figures = AddedUp(Currency.Eur, [new LineFigures(100m, new TaxTreatment(category, 0m, "Reason"))], []);
        Assert.Equal([rule], Rules(WithTaxOff(figures, 0.01m)));
    }

    [Theory]
    [InlineData(TaxCategory.E, "BR-E-05")]
    [InlineData(TaxCategory.K, "BR-IC-05")]
    [InlineData(TaxCategory.O, "BR-O-05")]
    public void An_untaxed_category_has_no_rate(TaxCategory category, string rule)
    {
        var figures = AddedUp(Currency.Eur, [new LineFigures(100m, new TaxTreatment(category, 0m, "Reason"))], []);
        var rated = new TaxTreatment(category, 5m, "Reason");
        var report = FiguresCheck.Verify(figures with
        {
            Lines = [figures.Lines[0] with { Tax = rated }],
            Taxes = [figures.Taxes[0] with { Treatment = rated }],
        });

        var problem = Assert.Single(report.Problems);
        Assert.Equal((rule, "lines[0].tax.rate"), (problem.Rule, problem.Field));
    }

    [Fact]
    public void A_line_that_is_not_quantity_times_price_is_only_a_warning()
    {
        var figures = Document(lines: 1);
        var report = FiguresCheck.Verify(figures with { Lines = [figures.Lines[0] with { Quantity = 3m, NetPrice = 33m }] });
        Assert.True(report.AddsUp);
        var warning = Assert.Single(report.Warnings);
        Assert.Equal((FiguresCheck.LineRule, 100m, 99m), (warning.Rule, warning.Stated, warning.Computed));
    }

    [Theory]
    [InlineData("2750", "12.50", "1000", "0", "0", "34.38")]
    [InlineData("-2750", "12.50", "1000", "0", "0", "-34.38")]
    [InlineData("2", "10", "1", "3", "1", "18")]
    public void A_line_counts_its_base_quantity_allowances_and_charges(string quantity, string price, string baseQuantity,
        string allowances, string charges, string amount)
    {
        var line = new LineFigures(Number(amount), Standard, Number(quantity), Number(price), Number(baseQuantity), Number(allowances),
            Number(charges));
        Assert.Empty(FiguresCheck.Verify(AddedUp(Currency.Eur, [line], [])).Warnings);
    }

    [Fact]
    public void A_line_without_price_or_with_a_base_of_zero_is_not_recomputed()
    {
        LineFigures[] lines = [new(5m, Standard), new(5m, Standard, Quantity: 1m, NetPrice: 1m, BaseQuantity: 0m)];
        Assert.Empty(FiguresCheck.Verify(AddedUp(Currency.Eur, lines, [])).Warnings);
    }

    private static DocumentFigures Document(int lines) =>
        AddedUp(Currency.Eur, [.. Enumerable.Repeat(new LineFigures(100m, Standard, 1m, 100m), lines)], []);

    private static DocumentFigures AddedUp(
        Currency currency, IReadOnlyList<LineFigures> lines, IReadOnlyList<AdjustmentFigures> adjustments, decimal prepaid = 0m,
        decimal rounding = 0m)
    {
        var amounts = lines.Select(line => new TaxableAmount(line.Tax, line.NetAmount))
            .Concat(adjustments.Select(adjustment => new TaxableAmount(adjustment.Tax,
                adjustment.IsCharge ? adjustment.Amount : -adjustment.Amount)));
        var taxes = TaxTotals.Of(currency, amounts);
        var net = lines.Sum(line => line.NetAmount);
        var allowances = adjustments.Where(adjustment => !adjustment.IsCharge).Sum(adjustment => adjustment.Amount);
        var charges = adjustments.Where(adjustment => adjustment.IsCharge).Sum(adjustment => adjustment.Amount);
        var tax = taxes.Sum(row => row.Tax);
        return new DocumentFigures
        {
            Currency = currency,
            Lines = lines,
            Adjustments = adjustments,
            Taxes = taxes,
            LineNetTotal = net,
            AllowanceTotal = allowances,
            ChargeTotal = charges,
            NetTotal = net - allowances + charges,
            TaxTotal = tax,
            GrossTotal = net - allowances + charges + tax,
            Prepaid = prepaid,
            Rounding = rounding,
            AmountDue = net - allowances + charges + tax - prepaid + rounding,
        };
    }

    // The tax of the only row, and all totals with it, so that nothing else is at fault.
    private static DocumentFigures WithTaxOff(DocumentFigures figures, decimal off) => figures with
    {
        Taxes = [Assert.Single(figures.Taxes) with { Tax = figures.TaxTotal + off }],
        TaxTotal = figures.TaxTotal + off,
        GrossTotal = figures.GrossTotal + off,
        AmountDue = figures.AmountDue + off,
    };

    private static IEnumerable<string> Rules(DocumentFigures figures) =>
        FiguresCheck.Verify(figures).Problems.Select(problem => problem.Rule);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
