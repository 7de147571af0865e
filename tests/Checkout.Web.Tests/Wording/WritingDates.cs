using Checkout.Web.Requests;
using Checkout.Web.Hosting;
using Checkout.Web.Wording;
using Xunit;

namespace Checkout.Web.Tests.Wording;

public sealed class WritingDates
{
    private static readonly DateOnly Day = new(2026, 11, 5);

    [Theory]
    [InlineData("en-US", "Nov 5, 2026", "November 5, 2026", "Thursday, November 5, 2026")]
    [InlineData("en-GB", "5 Nov 2026", "5 November 2026", "Thursday, 5 November 2026")]
    [InlineData("de-DE", "5 Nov 2026", "5 November 2026", "Thursday, 5 November 2026")]
    [InlineData("fr-FR", "5 Nov 2026", "5 November 2026", "Thursday, 5 November 2026")]
    [InlineData("ja-JP", "5 Nov 2026", "5 November 2026", "Thursday, 5 November 2026")]
    [InlineData("he-IL", "5 Nov 2026", "5 November 2026", "Thursday, 5 November 2026")]
    [InlineData("th-TH", "5 Nov 2026", "5 November 2026", "Thursday, 5 November 2026")]
    [InlineData("fa-IR", "5 Nov 2026", "5 November 2026", "Thursday, 5 November 2026")]
    public void A_date_is_written_in_English_in_the_readers_order(string locale, string brief, string spelled, string withWeekday)
    {
        var culture = Reader.CultureFor(locale);
        Assert.Equal(brief, DateText.Brief(Day, culture));
        Assert.Equal(spelled, DateText.Spelled(Day, culture));
        Assert.Equal(withWeekday, DateText.WithWeekday(Day, culture));
    }

    [Theory]
    [InlineData("en-US", "America/Los_Angeles", "Nov 19, 2026, 10:40 AM")]
    [InlineData("en-GB", "Europe/London", "19 Nov 2026, 18:40")]
    [InlineData("de-DE", "Europe/Berlin", "19 Nov 2026, 19:40")]
    [InlineData("ja-JP", "Asia/Tokyo", "20 Nov 2026, 03:40")]
    public void An_instant_is_read_on_the_accounts_clock(string locale, string zone, string expected)
    {
        var instant = new DateTimeOffset(2026, 11, 19, 18, 40, 0, TimeSpan.Zero);
        Assert.Equal(expected, DateText.Instant(instant, TimeZoneInfo.FindSystemTimeZoneById(zone), Reader.CultureFor(locale))
            .Replace('\u202F', ' '));
    }

    [Theory]
    [InlineData(0, "today")]
    [InlineData(1, "tomorrow")]
    [InlineData(-1, "yesterday")]
    [InlineData(4, "in 4 days")]
    [InlineData(-17, "17 days ago")]
    [InlineData(27, "in 27 days")]
    [InlineData(28, "in 4 weeks")]
    [InlineData(70, "in 10 weeks")]
    [InlineData(98, "in 3 months")]
    [InlineData(-365, "11 months ago")]
    [InlineData(729, "in 23 months")]
    [InlineData(731, "in 2 years")]
    [InlineData(1096, "in 3 years")]
    public void A_distance_from_today_is_said_in_words(int days, string expected) =>
        Assert.Equal(expected, RelativeText.Of(Day.AddDays(days), Day));

    [Theory]
    [InlineData("Zoë Brandström", "ZB", "Zoë")]
    [InlineData("Karl-Heinz Großmann-Vandenberghe", "KG", "Karl-Heinz")]
    [InlineData("山田 太郎", "山", "山田 太郎")]
    [InlineData("Łukasz", "Ł", "Łukasz")]
    [InlineData("émile zola", "ÉZ", "émile")]
    [InlineData("  ", "?", "  ")]
    public void A_name_has_a_short_form(string name, string initials, string callName)
    {
        Assert.Equal(initials, Person.Initials(name));
        Assert.Equal(callName, Person.CallName(name));
    }
}
