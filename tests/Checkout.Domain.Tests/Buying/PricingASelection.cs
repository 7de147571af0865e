using System.Globalization;
using System.Text.Json;
using Checkout.Domain.Billing;
using Checkout.Domain.Buying;
using Checkout.Domain.Quotes;

namespace Checkout.Domain.Tests.Buying;

/// <summary>Cases calculated by hand, through everything that a selection goes through: price, own quote, and the invoices that would
/// follow.</summary>
[Trait("Acceptance", "B2")]
public sealed class PricingASelection
{
    private static readonly IReadOnlyDictionary<string, BuyingCase> Cases = BuyingCase.All();

    public static TheoryData<string> Ids => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_worked_case_comes_out_as_written(string id)
    {
        var item = Cases[id];
        var (selection, context) = item.Build();
        var expected = item.Expected;

        var priced = SelectionPricing.Of(selection, context);

        Assert.Empty(priced.Refusals);
        Assert.Equal(Numbers(expected, "unitPrices"), priced.Choices.Select(choice => choice.Terms.NetPrice));
        Assert.Equal(expected.GetProperty("nextTiers").EnumerateArray().Select(NextOf),
            priced.Choices.Select(choice => choice.Next is { } next ? (next.MoreUnits, next.Amount, next.Saving) : default));

        var figures = QuoteFigures.For(OwnQuote.Of(priced, context, "Q-1", 1, userId: null), context.Contract, item.Today);
        Assert.Equal(expected.GetProperty("months").EnumerateArray().Select(months => months.GetString()),
            figures.Lines.Select(line => line.Months.ToString()));
        Assert.Equal(Numbers(expected, "lineTotals"), figures.Lines.Select(line => line.Amount));
        Assert.Equal((Number(expected, "net"), Number(expected, "tax"), Number(expected, "total")),
            (figures.Plan.Net, figures.Plan.Tax, figures.Plan.Total));
        Assert.Equal(Number(expected, "invoicedToday"), figures.Plan.Today?.Total ?? 0m);
        Assert.Equal(
            expected.GetProperty("later").EnumerateArray()
            .Select(invoice => (invoice.GetProperty("on").GetString(), Number(invoice, "total"))),
            figures.Plan.Later.Select(invoice => ((string?)invoice.On.ToString("O", CultureInfo.InvariantCulture), invoice.Total)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_explanations_numbers_come_to_the_total(string id)
    {
        var (selection, context) = Cases[id].Build();
        var quote = OwnQuote.Of(SelectionPricing.Of(selection, context), context, "Q-1", 1, userId: null);
        var figures = QuoteFigures.For(quote, context.Contract, Cases[id].Today);

        foreach (var line in figures.Lines)
        {
            var told = PriceExplanation.Of(line.Line, figures.Grid, line.Term, quote.Currency);

            // As a pocket calculator has it: with many decimals, rounded once at the end.
            var months = told.Months is { } counted
                ? counted.Whole + counted.Shares.Sum(share => (decimal)share.Covered.Days / share.Month.Days) : 1m;
            Assert.Equal(line.Amount,
                quote.Currency.Round(((Fraction)(told.Quantity * told.NetPrice / told.BaseQuantity * months)).Round(10)));
            Assert.Equal(line.Amount, told.Amount);
            Assert.Equal(line.Months, told.Months?.Total ?? Fraction.One);
            Assert.Equal(told.Origin!.TierUnits, told.Quantity + context.InForce(line.Line.ProductId, selection.StartsOn ?? context.Today));
        }
    }

    private static (decimal, decimal, decimal) NextOf(JsonElement next) =>
        next.ValueKind is JsonValueKind.Null ? default : (Number(next, "more"), Number(next, "amount"), Number(next, "saving"));

    private static IEnumerable<decimal> Numbers(JsonElement parent, string name) =>
        parent.GetProperty(name).EnumerateArray().Select(BuyingCase.Number);

    private static decimal Number(JsonElement parent, string name) => BuyingCase.Number(parent.GetProperty(name));
}
