using Checkout.Data.Feed;
using Checkout.Data.Feed.Records;
using System.Text.Json;
using Xunit;

namespace Checkout.Data.Tests.Feed;

/// <summary>Dates are absolute, or relative to the day of the import.</summary>
public sealed class ReadingDates
{
    private static readonly JsonSerializerOptions Json = FeedJson.OptionsFor(new DateOnly(2028, 3, 31));

    [Theory]
    [InlineData("2026-11-23", "2026-11-23")]
    [InlineData("today", "2028-03-31")]
    [InlineData("today-45", "2028-02-15")]
    [InlineData("today+3d", "2028-04-03")]
    [InlineData("today-2w", "2028-03-17")]
    [InlineData("today-1m", "2028-02-29")]
    [InlineData("today-1m+1m", "2028-03-29")]
    [InlineData("today-4y-10m+12m-1d", "2024-05-30")]
    public void Follow_their_steps_from_left_to_right(string text, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Read(text));

    [Theory]
    [InlineData("today-")]
    [InlineData("today-3x")]
    [InlineData("today3")]
    [InlineData("today-9999999")]
    [InlineData("today-9999y")]
    [InlineData("2026-02-30")]
    [InlineData("2026-2-3")]
    [InlineData("tomorrow")]
    public void Are_refused_otherwise(string text) => Assert.Throws<JsonException>(() => Read(text));

    private static DateOnly Read(string text) => JsonSerializer.Deserialize<TermRecord>($$"""{"from":"{{text}}","to":"2026-01-01"}""", Json)!.From;
}
