using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Checkout.Domain.Tests;

[Trait("Acceptance", "S12")]
public sealed class BusinessDays
{
    public static Arbitrary<(TimeZoneInfo Zone, DateOnly Day)> DaysInZones() =>
        (from zone in Gen.Elements(TimeZoneInfo.GetSystemTimeZones().ToArray())
         from day in Gen.Choose(new DateOnly(2005, 1, 1).DayNumber, new DateOnly(2035, 12, 31).DayNumber)
         select (zone, DateOnly.FromDayNumber(day))).ToArbitrary();

    [Property(Arbitrary = [typeof(BusinessDays)], MaxTest = 1_000)]
    public void A_day_lasts_until_its_end_and_not_a_tick_longer((TimeZoneInfo Zone, DateOnly Day) at)
    {
        var calendar = new BusinessCalendar(at.Zone);
        var end = calendar.FirstInstantAfter(at.Day);
        Assert.True(calendar.DateAt(end) > at.Day);
        for (var before = TimeSpan.FromTicks(1); before < TimeSpan.FromHours(26); before += TimeSpan.FromMinutes(20))
        {
            Assert.True(calendar.DateAt(end - before) <= at.Day);
        }
    }

    [Theory]
    [InlineData("Pacific/Apia", "2011-12-29", "2011-12-30T10:00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z")]
    [InlineData("America/St_Johns", "2010-11-06", "2010-11-07T02:30:00Z")]
    [InlineData("Africa/Cairo", "2026-04-23", "2026-04-23T22:00:00Z")]
    [InlineData("Pacific/Kiritimati", "2026-11-22", "2026-11-22T10:00:00Z")]
    [InlineData("Pacific/Pago_Pago", "2026-11-22", "2026-11-23T11:00:00Z")]
    [InlineData("UTC", "2026-11-22", "2026-11-23T00:00:00Z")]
    public void Days_that_are_skipped_end_twice_or_have_no_midnight_end_too(string zone, string day, string end)
    {
        var calendar = new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone));
        var expected = DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(expected,
            calendar.FirstInstantAfter(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_day_ends_where_the_clock_jumps_over_midnight()
    {
        var summer = TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 23, 30, 0, DateTimeKind.Unspecified), 11, 22);
        var winter = TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 3, 0, 0, DateTimeKind.Unspecified), 12, 24);
        var rule = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1),
            summer, winter);
        var zone = TimeZoneInfo.CreateCustomTimeZone("Jumping", TimeSpan.Zero, "Jumping", "Jumping", "Jumping summer", [rule]);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 23, 30, 0, TimeSpan.Zero),
            new BusinessCalendar(zone).FirstInstantAfter(new DateOnly(2026, 11, 22)));
    }

    [Fact]
    public void The_vendors_day_counts_not_the_viewers()
    {
        var instant = new DateTimeOffset(2026, 11, 22, 23, 30, 0, TimeSpan.FromHours(-11));
        Assert.Equal(new DateOnly(2026, 11, 23), new BusinessCalendar(TimeZoneInfo.Utc).DateAt(instant));
    }
}
