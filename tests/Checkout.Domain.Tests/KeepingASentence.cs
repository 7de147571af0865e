using System.Globalization;

namespace Checkout.Domain.Tests;

/// <summary>A sentence that is stored, or travels with a message, is written for its reader when it is shown.</summary>
public sealed class KeepingASentence
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    [Fact]
    public void Its_figures_stay_figures()
    {
        var (money, day) = (new Money(1240.50m, Currency.Eur), new DateOnly(2026, 11, 23));
        Sentence within = $"{money} of {"INV-1"}";
        Sentence sentence = $"{within}, {day}, {1234.5m} and {3} more {(string?)null}.";

        var kept = sentence.Stored();

        Assert.Equal("{1240.50 EUR} of INV-1, {2026-11-23}, {1234.5} and {3} more .", kept);
        Assert.Equal(kept, Sentence.FromStored(kept).Stored());
        Assert.Equal("1240.50 EUR of INV-1, 23.11.2026, 1234,5 and 3 more .", Sentence.FromStored(kept).In(German));
    }

    [Theory]
    [InlineData("Said before.")]
    [InlineData("Said {0} before, {1.5 XYZ}, {2026-13-45}, {} and }.")]
    public void What_no_sentence_wrote_stays_as_it_is(string text)
    {
        var shown = Sentence.FromStored(text).ToString();

        Assert.Equal(text.Replace("{0}", "0", StringComparison.Ordinal), shown);
    }

    [Fact]
    public void Two_become_one()
    {
        Sentence first = $"{new Money(5m, Currency.Usd)} is left.";

        Assert.Equal("{5.00 USD} is left. Nothing was paid.", first.Then($"Nothing was paid.").Stored());
    }
}
