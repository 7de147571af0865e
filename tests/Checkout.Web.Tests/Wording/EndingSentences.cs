using System.Globalization;
using Checkout.Domain;
using Checkout.Web.Features.Shared.Parts;
using Checkout.Web.Wording;

namespace Checkout.Web.Tests.Wording;

[Trait("Acceptance", "D8")]
public sealed class EndingSentences
{
    [Fact]
    public void A_name_may_bring_the_full_stop()
    {
        Sentence paid = $"You pay {"Cirrus Software, Inc."}. Thank you.";
        Sentence unfinished = $"Wait{"."}.. there is more";

        Assert.Equal("You pay Cirrus Software, Inc. Thank you.", paid.In(CultureInfo.InvariantCulture));
        Assert.Equal("Wait... there is more", unfinished.In(CultureInfo.InvariantCulture));
        Assert.Equal(["Acme.", "Acme Inc."], new[] { "Acme", "Acme Inc." }.Select(SentenceEnd.Of));
    }

    /// <summary>An invoice is issued before anything else happens to it, also on the same day.</summary>
    [Fact]
    public void A_story_begins_with_its_beginning()
    {
        var at = new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);
        TimelineEntry[] told =
        [
            new("Issued") { On = new DateOnly(2026, 11, 23), With = TimelineEntry.StartOfDay },
            new("Paid") { On = new DateOnly(2026, 11, 23) },
            new("Disputed") { At = at },
            new("Withdrawn") { At = at.AddMinutes(1) },
        ];

        Assert.Equal(["Paid", "Withdrawn", "Disputed", "Issued"],
            TimelineEntry.NewestFirst(told, new BusinessCalendar(TimeZoneInfo.Utc)).Select(entry => entry.Sentence));
    }
}
