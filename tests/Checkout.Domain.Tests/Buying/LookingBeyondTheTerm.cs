using Checkout.Domain.Billing;
using Checkout.Domain.Buying;
using Checkout.Domain.Catalog;
using Checkout.Domain.Tax;

namespace Checkout.Domain.Tests.Buying;

/// <summary>What a selection costs in a year, and when its contract is renewed.</summary>
[Trait("Acceptance", "B2")]
public sealed class LookingBeyondTheTerm
{
    private static readonly DateRange Days = new(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));
    private static readonly DateOnly Today = new(2026, 9, 1);
    private static readonly Product Seats = new("p",
        new ProductDetails("SEAT", "Seats", "Core", null, "user", IsRecurring: true, "software"));
    private static readonly Product Workshop = new("w",
        new ProductDetails("WORK", "Workshop", "Services", null, "unit", IsRecurring: false, "software"));

    [Fact]
    public void A_year_is_twelve_months_of_what_is_added_and_a_renewal_of_all_units()
    {
        var outlook = OutlookOf(inForce: 45m, (Seats, 10m), (Workshop, 1m));

        // 45 in force and 10 added are 55: the tier from 50, at 27. 10 × 27 × 12 = 3,240; 55 × 27 × 12 = 17,820. The workshop is paid once.
        Assert.Equal((3_240m, new DateOnly(2027, 1, 1), 17_820m), (outlook!.PerYear, outlook.RenewsOn, outlook.AtRenewal));
        Assert.Equal((55m, 27m), (Assert.Single(outlook.Renewed).Units, outlook.Renewed[0].UnitPrice));
    }

    [Fact]
    public void What_has_ended_by_then_is_not_renewed_and_may_reach_a_lower_tier()
    {
        var outlook = OutlookOf(inForce: 45m, endsOn: new DateOnly(2026, 10, 31), (Seats, 10m));

        // Today 55 units reach the tier at 27; at the end 10 are left, at 30: 10 × 27 × 12 = 3,240 and 10 × 30 × 12 = 3,600.
        Assert.Equal((3_240m, 3_600m), (outlook!.PerYear, outlook.AtRenewal));
    }

    [Fact]
    public void What_is_paid_once_has_no_year() => Assert.Null(OutlookOf(inForce: 0m, (Workshop, 2m)));

    private static SelectionOutlook? OutlookOf(decimal inForce, params (Product Product, decimal Quantity)[] chosen) =>
        OutlookOf(inForce, Days.To, chosen);

    private static SelectionOutlook? OutlookOf(decimal inForce, DateOnly endsOn, params (Product Product, decimal Quantity)[] chosen)
    {
        var contract = BuyingSample.Contract("C-1", Days, Currency.Eur);
        var book = new PriceBook("b", "Prices", Currency.Eur, isStandard: false);
        book.Price(Seats.Id, 1m, [new PriceTier(1m, 30m), new PriceTier(50m, 27m)]);
        book.Price(Workshop.Id, 1m, [new PriceTier(1m, 1_500m)]);
        var installed = inForce == 0m ? Array.Empty<InstalledProducts.InstalledProduct>()
            : [BuyingSample.Units(contract, Seats, inForce, Days.From, endsOn)];
        var context = new BuyingContext(
            BuyingSample.Account(Currency.Eur), contract, [contract.InBrief()], installed, [Seats, Workshop],
            new EligiblePrices(book, allowsStandard: false, standard: null),
            new TaxTable([BuyingSample.Rate("software", new TaxTreatment(TaxCategory.S, 19m, null))]), BuyingSample.Seller().Id,
            BuyingSample.Policy(), Today);
        var priced = SelectionPricing.Of(new Selection(null,
            [.. chosen.Select(line => new ChosenProduct(line.Product.Id, line.Quantity))]), context);
        return SelectionOutlook.Of(priced.Choices, Today, context);
    }
}
