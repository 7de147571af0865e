using System.Globalization;
using System.Text.Json;

namespace Checkout.Domain.Tests;

/// <summary>A sentence that travels with a message is written for its reader when it arrives.</summary>
public sealed class KeepingASentence
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    [Fact]
    public void Its_figures_stay_figures()
    {
        var (money, day) = (new Money(1240.50m, Currency.Eur), new DateOnly(2026, 11, 23));
        var within = new Sentence($"{money} of {"INV-1"}");
        var sentence = new Sentence($"{within}, {day:d. MMMM}, “{1234.5m:#,##0.00}” and {3} more {(string?)null}.");

        var kept = JsonSerializer.Deserialize<Sentence>(JsonSerializer.Serialize(sentence))!;

        Assert.Equal(sentence.ToString(), kept.ToString());
        Assert.Equal("1240.50 EUR of INV-1, 23. November, “1.234,50” and 3 more .", kept.In(German));
    }

    [Fact]
    public void A_plain_text_is_one_too()
    {
        Assert.Equal("\"Said before.\"", JsonSerializer.Serialize((Sentence)"Said before."));
        Assert.Equal("Said {0} before.", JsonSerializer.Deserialize<Sentence>("\"Said {0} before.\"")!.ToString());
    }
}
