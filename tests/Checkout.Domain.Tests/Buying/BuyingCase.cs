using System.Globalization;
using System.Text.Json;
using Checkout.Domain.Billing;
using Checkout.Domain.Buying;
using Checkout.Domain.Catalog;
using Checkout.Domain.Contracts;
using Checkout.Domain.InstalledProducts;
using Checkout.Domain.Tax;

namespace Checkout.Domain.Tests.Buying;

/// <summary>A case of <c>worked-cases.json</c> as the domain sees it: an account with a contract, prices, units in force, and a
/// selection.</summary>
internal sealed class BuyingCase(JsonElement json)
{
    private readonly List<Product> _products = [];
    private readonly List<InstalledProduct> _installed = [];
    private readonly List<TaxRate> _rates = [];

    public JsonElement Input => json.GetProperty("input");

    public JsonElement Expected => json.GetProperty("expected");

    public Currency Currency => Currency.FromCode(Input.GetProperty("currency").GetString()!);

    public DateOnly Today => Date(Input.GetProperty("today"));

    private BillingFrequency Frequency => Enum.Parse<BillingFrequency>(Input.GetProperty("frequency").GetString()!);

    public static IReadOnlyDictionary<string, BuyingCase> All()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Buying", "worked-cases.json")));
        return document.RootElement.Clone().GetProperty("cases").EnumerateArray()
            .ToDictionary(item => item.GetProperty("id").GetString()!, item => new BuyingCase(item));
    }

    public (Selection Selection, BuyingContext Context) Build()
    {
        var contract = ContractOf();
        var book = new PriceBook("pb", "Case prices", Currency, isStandard: contract is null);
        var chosen = new List<ChosenProduct>();
        foreach (var item in Input.GetProperty("products").EnumerateArray())
        {
            var product = ProductOf(item);
            book.Price(product.Id, Optional(item, "base") ?? 1m,
                item.GetProperty("tiers").EnumerateObject().Select(tier => new PriceTier(Number(tier.Name), Number(tier.Value))));
            chosen.Add(new ChosenProduct(product.Id, Number(item.GetProperty("quantity"))));
            if (contract is not null && item.TryGetProperty("installed", out var units))
            {
                _installed.AddRange(units.EnumerateArray().Select(unit => BuyingSample.Units(
                    contract, product, Number(unit.GetProperty("quantity")), Date(unit.GetProperty("from")),
                    unit.TryGetProperty("to", out var to) ? Date(to) : null)));
            }
        }

        var policy = BuyingSample.Policy(Input.TryGetProperty("termMonths", out var months) ? months.GetInt32() : 12, Frequency);
        var prices = new EligiblePrices(contract is null ? null : book, allowsStandard: false, contract is null ? book : null);
        var context = new BuyingContext(BuyingSample.Account(Currency), contract, contract is null ? [] : [contract.InBrief()], _installed,
            _products, prices, new TaxTable(_rates), BuyingSample.Seller().Id, policy, Today);
        return (new Selection(Input.TryGetProperty("start", out var start) ? Date(start) : null, chosen), context);
    }

    public static decimal Number(JsonElement element) => Number(element.GetString()!);

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static decimal? Optional(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? Number(value) : null;

    private static DateOnly Date(JsonElement element) =>
        DateOnly.ParseExact(element.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Contract? ContractOf()
    {
        if (!Input.TryGetProperty("contract", out var days))
        {
            return null;
        }

        // A contract that was renewed is older than its present term: its grid is that of the first.
        var range = days.GetString()!.Split("..").Select(day => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture))
            .ToArray();
        var anchor = Date(Input.GetProperty("anchor"));
        return BuyingSample.Contract("C-1", new DateRange(anchor, range[1]), Currency, Frequency);
    }

    private Product ProductOf(JsonElement item)
    {
        var n = _products.Count + 1;
        var recurring = !item.TryGetProperty("recurring", out var value) || value.GetBoolean();
        var product = new Product($"p{n}", new ProductDetails($"SKU-{n}", $"Product {n}", "Family", null, "user", recurring, $"class-{n}")
        {
            Step = Optional(item, "step"),
            Maximum = Optional(item, "maximum"),
        });
        var tax = item.TryGetProperty("tax", out var stated)
            ? new TaxTreatment(Enum.Parse<TaxCategory>(stated.GetProperty("category").GetString()!), Number(stated.GetProperty("rate")),
                null)
            : new TaxTreatment(TaxCategory.O, 0m, null);
        _products.Add(product);
        _rates.Add(BuyingSample.Rate(product.TaxClass, tax));
        return product;
    }
}
