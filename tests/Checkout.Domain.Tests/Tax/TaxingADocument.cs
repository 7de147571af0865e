using Checkout.Domain.Documents;
using Checkout.Domain.Tax;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Checkout.Domain.Tests.Tax;

/// <summary>Amounts of one document.</summary>
public sealed record Taxables(Currency Currency, IReadOnlyList<TaxableAmount> Amounts);

[Trait("Acceptance", "S12")]
[Properties(Arbitrary = [typeof(TaxingADocument)])]
public sealed class TaxingADocument
{
    public static Arbitrary<Taxables> Documents() =>
        (from currency in Generators.Currencies
         from count in Gen.Choose(0, 12)
         from amounts in (from amount in Generators
             .Amount(currency)
                          from treatment in Generators.TaxTreatments
                          select new TaxableAmount(treatment, amount)).ListOf(count)
         select new Taxables(currency, [.. amounts])).ToArbitrary();

    [Property(MaxTest = 1_000)]
    public void There_is_one_row_per_treatment_and_its_tax_is_rounded_once(Taxables document)
    {
        var rows = TaxTotals.Of(document.Currency, document.Amounts);
        Assert.Equal(document.Amounts.Select(amount => amount.Treatment).Distinct().Count(), rows.Count);
        Assert.All(rows, row =>
        {
            Assert.Equal(document.Amounts.Where(amount => amount.Treatment == row.Treatment).Sum(amount => amount.Amount), row.Taxable);
            Assert.Equal(Math.Round(row.Taxable * row.Treatment.Rate / 100m, document.Currency.MinorUnits, MidpointRounding.AwayFromZero),
                row.Tax);
        });
        Assert.Equal(document.Amounts.Sum(amount => amount.Amount), rows.Sum(row => row.Taxable));
    }

    [Property(MaxTest = 1_000)]
    public void The_order_of_the_amounts_plays_no_part(Taxables document) =>
        Assert.Equal(TaxTotals.Of(document.Currency, document.Amounts), TaxTotals.Of(document.Currency, document.Amounts.Reverse()));

    [Property(MaxTest = 1_000)]
    public void A_document_and_its_full_credit_cancel(Taxables document)
    {
        var credit = document.Amounts.Select(amount => amount with { Amount = -amount.Amount });
        Assert.Equal(TaxTotals.Of(document.Currency, document.Amounts).Select(row => -row.Tax),
            TaxTotals.Of(document.Currency, credit).Select(row => row.Tax));
    }

    [Property(MaxTest = 1_000)]
    public void What_each_of_two_adds_sums_to_the_tax_of_both(Taxables document, FsCheck.NonNegativeInt at)
    {
        var first = document.Amounts.Take(at.Get % (document.Amounts.Count + 1)).ToList();
        var second = document.Amounts.Skip(first.Count).ToList();
        Assert.Equal(
            Tax(TaxTotals.Of(document.Currency, document.Amounts)),
            Tax(TaxTotals.Of(document.Currency, first)) + Tax(TaxTotals.Added(document.Currency, second, first)));
    }

    [Fact]
    public void Rows_are_ordered_by_category_then_highest_rate_then_reason()
    {
        TaxTreatment[] ordered =
        [
            new(TaxCategory.S, 19m, null), new(TaxCategory.S, 7m, null), new(TaxCategory.E, 0m, null), new(TaxCategory.E, 0m, "Art. 132"),
            new(TaxCategory.E, 0m, "Art. 135"), new(TaxCategory.O, 0m, null),
        ];
        Assert.Equal(ordered, TaxTotals.Of(Currency.Eur, ordered.Reverse().Select(treatment => new TaxableAmount(treatment, 1m)))
            .Select(row => row.Treatment));
    }

    [Fact]
    public void A_rate_is_the_same_however_it_is_written_and_a_blank_reason_is_none()
    {
        Assert.Equal(new TaxTreatment(TaxCategory.S, 19m, null), new TaxTreatment(TaxCategory.S, 19.00m, " "));
        Assert.Single(TaxTotals.Of(Currency.Eur, [new(new(TaxCategory.S, 19m, null), 1m), new(new(TaxCategory.S, 19.00m, ""), 1m)]));
    }

    [Fact]
    public void The_amount_due_is_the_total_less_prepaid_plus_rounding()
    {
        var totals = new DocumentTotals(100m, 10m, 5m, 18.05m, Prepaid: 50m, Rounding: -0.05m);
        Assert.Equal((95m, 113.05m, 63m), (totals.Net, totals.Total, totals.AmountDue));
    }

    private static decimal Tax(IEnumerable<TaxSubtotal> rows) => rows.Sum(row => row.Tax);
}
