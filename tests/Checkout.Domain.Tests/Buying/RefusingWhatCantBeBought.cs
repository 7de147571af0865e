using Checkout.Domain.Buying;
using Checkout.Domain.Catalog;
using Checkout.Domain.Contracts;
using Checkout.Domain.InstalledProducts;
using Checkout.Domain.Tax;

namespace Checkout.Domain.Tests.Buying;

[Trait("Acceptance", "B3")]
public sealed class RefusingWhatCantBeBought
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DateOnly End = new(2027, 6, 30);

    private readonly Contract _contract = Agreement("C-1", new DateOnly(2026, 7, 1), End);
    private readonly List<Contract> _contracts = [];
    private readonly List<InstalledProduct> _installed = [];
    private readonly List<Product> _products = [];
    private readonly PriceBook _own = new("own", "Acme prices", Currency.Eur, isStandard: false);
    private readonly PriceBook _standard = new("standard", "Standard", Currency.Eur, isStandard: true);

    public RefusingWhatCantBeBought() => _contracts.Add(_contract);

    [Fact]
    public void A_new_product_under_one_of_several_contracts()
    {
        _contracts.Add(Agreement("C-2", new DateOnly(2026, 9, 1), End));
        var owned = Priced("Core");
        Install(owned, 40m);
        var other = Priced("Analytics");

        var priced = Price((owned, 5m), (other, 5m));

        var refusal = Assert.Single(priced.Refusals);
        Assert.Equal((other.Id, true), (refusal.ProductId, refusal.AsksExecutive));
        Assert.Contains("has 2 contracts", refusal.Sentence, StringComparison.Ordinal);
        Assert.Equal("Core", Assert.Single(priced.Choices).Product.Name);
    }

    [Fact]
    public void A_second_contract_that_has_ended_or_was_terminated_does_not_count()
    {
        _contracts.Add(Agreement("C-0", new DateOnly(2024, 1, 1), new DateOnly(2026, 11, 22)));
        var terminated = Agreement("C-2", new DateOnly(2026, 1, 1), End);
        terminated.Terminate(new DateOnly(2026, 11, 22));
        _contracts.Add(terminated);

        Assert.Empty(Price((Priced("Analytics"), 5m)).Refusals);
    }

    [Fact]
    public void A_second_contract_counts_to_the_end_of_the_day_of_its_termination()
    {
        var terminated = Agreement("C-2", new DateOnly(2026, 1, 1), End);
        terminated.Terminate(new DateOnly(2026, 11, 23));
        _contracts.Add(terminated);

        Assert.Contains("has 2 contracts", Assert.Single(Price((Priced("Analytics"), 5m)).Refusals).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Anything_under_a_contract_that_has_ended() =>
        Assert.Contains("ended on 30 June 2027", Sentence(Price(On(End.AddDays(1)), null, (Priced("Core"), 5m))), StringComparison.Ordinal);

    [Fact]
    public void Anything_under_a_contract_that_was_terminated()
    {
        _contract.Terminate(Today);

        Assert.Contains("was terminated on 23 November 2026", Sentence(Price((Priced("Core"), 5m))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_day_of_a_contract_is_not_too_late() => Assert.Empty(Price(On(End), null, (Priced("Core"), 5m)).Refusals);

    [Theory]
    [InlineData("2026-11-22", "in the past")]
    [InlineData("2027-07-01", "Choose a start until then")]
    [InlineData("2026-11-23", null)]
    [InlineData("2027-06-30", null)]
    public void A_start_outside_the_time_that_is_left(string start, string? because)
    {
        var priced = Price(On(Today), DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture), (Priced("Core"), 5m));

        if (because is null)
        {
            Assert.Empty(priced.Refusals);
        }
        else
        {
            Assert.Contains(because, Sentence(priced), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_product_without_a_price()
    {
        var product = Product("Core");

        var refusal = Assert.Single(Price((product, 5m)).Refusals);

        Assert.Equal(("There is no price for Core under your contract.", true), (refusal.Sentence, refusal.AsksExecutive));
    }

    [Fact]
    public void A_product_that_only_the_standard_book_prices_where_the_contracts_own_is_exclusive()
    {
        var product = Product("Core");
        _standard.Price(product.Id, 1m, [new PriceTier(1m, 9m)]);

        Assert.Contains("no price", Sentence(Price((product, 5m))), StringComparison.Ordinal);
        Assert.Equal(9m,
            Assert.Single(SelectionPricing.Of(new Selection(null, [new ChosenProduct(product.Id, 5m)]),
            Context(Today, fallback: true)).Choices).Tier.UnitPrice);
    }

    [Fact]
    public void A_standard_tier_for_a_product_that_stands_in_the_contracts_own_book()
    {
        var product = Product("Core");
        _own.Price(product.Id, 1m, [new PriceTier(1m, 30m)]);
        _standard.Price(product.Id, 1m, [new PriceTier(1m, 40m), new PriceTier(5m, 10m)]);

        Assert.Equal(30m,
            Assert.Single(SelectionPricing.Of(new Selection(null, [new ChosenProduct(product.Id, 5m)]),
            Context(Today, fallback: true)).Choices).Tier.UnitPrice);
    }

    [Fact]
    public void A_quantity_that_no_tier_holds()
    {
        var product = Product("Core");
        _own.Price(product.Id, 1m, [new PriceTier(10m, 30m)]);

        Assert.Contains("has a price from 10 on; with this you would have 9", Sentence(Price((product, 9m))), StringComparison.Ordinal);
        Install(product, 1m);
        Assert.Empty(Price((product, 9m)).Refusals);
    }

    [Fact]
    public void A_product_whose_tax_is_not_known()
    {
        var product = Priced("Core", taxClass: "unheard-of");

        Assert.Contains("tax on Core", Sentence(Price((product, 1m))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_retired_product_but_for_whoever_owns_it_and_has_a_price()
    {
        var product = Priced("Classic", details => details with { Active = false });

        Assert.Contains("no longer sold", Sentence(Price((product, 1m))), StringComparison.Ordinal);
        Install(product, 3m);
        Assert.Empty(Price((product, 1m)).Refusals);

        var priceless = Product("Older", details => details with { AvailableUntil = Today.AddDays(-1) });
        Install(priceless, 3m);
        Assert.Contains("your price book has no price", Sentence(Price((priceless, 1m))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_product_before_its_sale_begins()
    {
        var product = Priced("Agent", details => details with { AvailableFrom = Today.AddDays(10) });

        Assert.Contains("on sale from 3 December 2026 on", Sentence(Price((product, 1m))), StringComparison.Ordinal);
        Assert.Empty(Price(On(Today), Today.AddDays(10), (product, 1m)).Refusals);
    }

    [Fact]
    public void A_product_without_the_one_that_it_needs()
    {
        var core = Priced("Core");
        var shield = Priced("Shield", details => details with { Requires = [core.Sku] });

        Assert.Contains("Shield needs Core", Sentence(Price((shield, 1m))), StringComparison.Ordinal);
        Assert.Empty(Price((shield, 1m), (core, 1m)).Refusals);
        Install(core, 1m);
        Assert.Empty(Price((shield, 1m)).Refusals);
    }

    [Fact]
    public void Two_products_that_exclude_each_other_whichever_of_them_says_so()
    {
        var sandbox = Priced("Sandbox");
        var shield = Priced("Shield", details => details with { Excludes = [sandbox.Sku] });

        Assert.Equal(
            ["Sandbox can’t be combined with Shield.", "Shield can’t be combined with Sandbox."],
            Price((shield, 1m), (sandbox, 1m)).Refusals.Select(refusal => refusal.Sentence).Order(StringComparer.Ordinal));
        Install(shield, 1m);
        Assert.Contains("Sandbox can’t be combined with Shield", Sentence(Price((sandbox, 1m))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "above zero")]
    [InlineData(-1, "above zero")]
    [InlineData(7, "multiple of 5")]
    [InlineData(5, "At least 10")]
    [InlineData(100, "At most 50")]
    [InlineData(50, null)]
    public void A_quantity_against_the_products_limits(int quantity, string? because)
    {
        var product = Priced("Storage", details => details with { Minimum = 10m, Maximum = 50m, Step = 5m });

        var priced = Price((product, quantity));

        if (because is null)
        {
            Assert.Empty(priced.Refusals);
        }
        else
        {
            Assert.Contains(because, Sentence(priced), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Nothing_becomes_a_quote_while_anything_is_refused()
    {
        var priced = Price((Priced("Core"), 5m), (Product("Unpriced"), 1m));

        Assert.Throws<RuleViolation>(() => OwnQuote.Of(priced, Context(Today), "Q-1", 1, userId: null));
        Assert.Throws<RuleViolation>(() => OwnQuote.Of(Price(), Context(Today), "Q-1", 1, userId: null));
    }

    private static Contract Agreement(string number, DateOnly from, DateOnly to) =>
        BuyingSample.Contract(number, new DateRange(from, to), Currency.Eur);

    private static DateOnly On(DateOnly today) => today;

    private static string Sentence(PricedSelection priced) => Assert.Single(priced.Refusals).Sentence;

    private PricedSelection Price(params (Product Product, decimal Quantity)[] chosen) => Price(Today, null, chosen);

    private PricedSelection Price(DateOnly today, DateOnly? start, params (Product Product, decimal Quantity)[] chosen) =>
        SelectionPricing.Of(new Selection(start, [.. chosen.Select(line => new ChosenProduct(line.Product.Id, line.Quantity))]),
            Context(today));

    private BuyingContext Context(DateOnly today, bool fallback = false) => new(
        BuyingSample.Account(Currency.Eur),
        _contract,
        [.. _contracts.Select(contract => contract.InBrief())],
        [.. _installed.Where(unit => unit.ContractId == _contract?.Id)],
        _products,
        new EligiblePrices(_own, fallback, _standard),
        new TaxTable([BuyingSample.Rate("software", new TaxTreatment(TaxCategory.S, 19m, null))]),
        BuyingSample.Seller().Id,
        BuyingSample.Policy(),
        today)
    {
        Elsewhere =
        [
            .. _installed.Where(unit => unit.ContractId != _contract?.Id)
                .Select(unit => new UnitsElsewhere(unit.ContractId, unit.ProductId, unit.Sku, unit.StartsOn, unit.EndsOn)),
        ],
    };

    private Product Priced(string name, Func<ProductDetails, ProductDetails>? change = null, string taxClass = "software")
    {
        var product = Product(name, change, taxClass);
        _own.Price(product.Id, 1m, [new PriceTier(1m, 30m)]);
        return product;
    }

    private Product Product(string name, Func<ProductDetails, ProductDetails>? change = null, string taxClass = "software")
    {
        var details = new ProductDetails(name.ToUpperInvariant(), name, "Family", null, "user", IsRecurring: true, taxClass);
        var product = new Product(name, change?.Invoke(details) ?? details);
        _products.Add(product);
        return product;
    }

    private void Install(Product product, decimal quantity) =>
        _installed.Add(BuyingSample.Units(_contract, product, quantity, _contract.StartsOn, End));
}
