using Checkout.Domain.Billing;
using Checkout.Domain.Buying;
using Checkout.Domain.Catalog;
using Checkout.Domain.Quotes;
using Checkout.Domain.Tax;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Checkout.Domain.Tests.Buying;

/// <summary>Laws of prices whose tiers fall, as those of price books do.</summary>
[Trait("Acceptance", "B2")]
[Properties(Arbitrary = [typeof(PriceLaws)])]
public sealed class PriceLaws
{
    private static readonly DateOnly From = new(2026, 1, 31);
    private static readonly DateOnly To = new(2028, 1, 30);

    /// <summary>What one selection is priced by.</summary>
    public sealed record Situation(IReadOnlyList<PriceTier> Tiers, decimal BaseQuantity, decimal InForce, DateOnly Start,
        BillingFrequency Frequency, decimal Quantity, decimal More);

    public static Arbitrary<Situation> Situations() =>
        (from first in Gen.Choose(1, 9_999_999)
         from steps in Gen.Choose(1, 400).ListOf(4)
         from cuts in Gen.Choose(0, 90).ListOf(4)
         from inForce in Gen.Choose(0, 300)
         from day in Gen.Choose(0, To.DayNumber - From.DayNumber)
         from frequency in Gen.Elements(Enum.GetValues<BillingFrequency>())
         from quantity in Gen.Choose(1, 500)
         from more in Gen.Choose(1, 500)
         from baseQuantity in Gen.Elements(1m, 1m, 100m)
         select new Situation(Tiers(first, steps, cuts), baseQuantity, inForce, From.AddDays(day), frequency, quantity, more))
             .ToArbitrary();

    [Property(MaxTest = 1_000)]
    public void The_unit_price_never_rises_with_the_quantity(Situation situation) =>
        Assert.True(Price(situation, situation.Quantity + situation.More).Terms.NetPrice <= Price(situation,
            situation.Quantity).Terms.NetPrice);

    [Property(MaxTest = 1_000)]
    public void Inside_a_tier_the_total_never_falls(Situation situation)
    {
        var (less, more) = (Figured(situation, situation.Quantity), Figured(situation, situation.Quantity + situation.More));
        if (less.Choice.Tier == more.Choice.Tier)
        {
            Assert.True(less.Figures.Plan.Net <= more.Figures.Plan.Net);
        }
    }

    [Property(MaxTest = 1_000)]
    public void The_explanations_numbers_come_to_the_total(Situation situation)
    {
        var (_, figures, quote) = Figured(situation, situation.Quantity);
        var line = Assert.Single(figures.Lines);

        var told = PriceExplanation.Of(line.Line, figures.Grid, line.Term, quote.Currency);

        Assert.Equal(line.Amount, told.Amount);
        Assert.Equal(line.Amount,
            quote.Currency.Round((Fraction)told.Quantity * told.NetPrice / told.BaseQuantity * (told.Months!.Whole
            + told.Months.Shares.Aggregate(Fraction.Zero, (sum, share) => sum + share.Share))));
        Assert.Equal(line.Term.Days, told.Months.Shares.Sum(share => share.Covered.Days) + WholeDays(figures.Grid, line.Term, told.Months));
    }

    [Property(MaxTest = 1_000)]
    public void The_explanations_of_the_invoices_parts_come_to_the_total(Situation situation)
    {
        var (_, figures, quote) = Figured(situation, situation.Quantity);
        var line = Assert.Single(figures.Lines);

        var parts = BilledParts.Of(figures.Grid, situation.Frequency, quote.Currency,
            new BillableLine(1, IsRecurring: true, line.Line.Quantity, line.Line.NetPrice, line.Line.BaseQuantity, line.Term,
            line.Line.Tax));
        var told = parts.Select(part => PriceExplanation.OfPart(line.Line, figures.Grid, line.Term, part.Period, quote.Currency,
            line.Line.Tax)).ToList();

        Assert.Equal(parts.Select(part => part.Amount), told.Select(part => part.Part));
        Assert.Equal(line.Amount, told.Sum(part => part.Part));
        Assert.All(told, part => Assert.Equal(part.Amount,
            quote.Currency.Round((Fraction)part.Quantity * part.NetPrice / part.BaseQuantity * part.Months!.Total)));
    }

    [Property(MaxTest = 1_000)]
    public void What_the_next_tier_is_said_to_cost_is_what_it_costs(Situation situation)
    {
        if (Price(situation, situation.Quantity).Next is not { } next)
        {
            return;
        }

        var then = Figured(situation, situation.Quantity + next.MoreUnits);

        Assert.Equal(next.Tier, then.Choice.Tier);
        Assert.Equal(next.Amount, then.Figures.Plan.Net);
        Assert.Equal(next.Saving, Figured(situation, situation.Quantity).Figures.Plan.Net - then.Figures.Plan.Net);
    }

    private static List<PriceTier> Tiers(int first, IEnumerable<int> steps, IEnumerable<int> cuts)
    {
        var tiers = new List<PriceTier> { new(1m, first / 10_000m) };
        foreach (var (step, cut) in steps.Zip(cuts))
        {
            tiers.Add(new PriceTier(tiers[^1].MinimumQuantity + step, tiers[^1].UnitPrice * (100 - cut) / 100m));
        }

        return tiers;
    }

    private static PricedChoice Price(Situation situation, decimal quantity) => Figured(situation, quantity).Choice;

    private static (PricedChoice Choice, QuoteFigures Figures, Quote Quote) Figured(Situation situation, decimal quantity)
    {
        var contract = BuyingSample.Contract("C-1", new DateRange(From, To), Currency.Eur, situation.Frequency);
        var product = new Product("p", new ProductDetails("SEAT", "Seats", "Core", null, "user", IsRecurring: true, "software"));
        var book = new PriceBook("b", "Prices", Currency.Eur, isStandard: false);
        book.Price(product.Id, situation.BaseQuantity, situation.Tiers);
        var installed = situation.InForce > 0m ? [BuyingSample.Units(contract, product, situation.InForce, From, To)]
            : Array.Empty<InstalledProducts.InstalledProduct>();
        var context = new BuyingContext(
            BuyingSample.Account(Currency.Eur), contract, [contract.InBrief()], installed, [product],
            new EligiblePrices(book, allowsStandard: false, standard: null),
            new TaxTable([BuyingSample.Rate("software", new TaxTreatment(TaxCategory.S, 19m, null))]), BuyingSample.Seller().Id,
            BuyingSample.Policy(), situation.Start);
        var priced = SelectionPricing.Of(new Selection(null, [new ChosenProduct(product.Id, quantity)]), context);
        var quote = OwnQuote.Of(priced, context, "Q-1", 1, userId: null);
        return (Assert.Single(priced.Choices), QuoteFigures.For(quote, contract, situation.Start), quote);
    }

    private static int WholeDays(BillingGrid grid, DateRange days, MonthCount months)
    {
        var whole = 0;
        for (var k = grid.IndexOf(days.From); grid.Date(k) <= days.To; k++)
        {
            var month = new DateRange(grid.Date(k), grid.Date(k + 1).AddDays(-1));
            whole += days.Intersect(month) == month ? month.Days : 0;
        }

        Assert.Equal(months.Whole + months.Shares.Count, grid.IndexOf(days.To) - grid.IndexOf(days.From) + 1);
        return whole;
    }
}
