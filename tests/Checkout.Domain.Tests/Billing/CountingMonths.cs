using System.Numerics;
using Checkout.Domain.Billing;
using FsCheck.Xunit;

namespace Checkout.Domain.Tests.Billing;

[Trait("Acceptance", "S12")]
[Properties(Arbitrary = [typeof(Generators)])]
public sealed class CountingMonths
{
    // The least common multiple of 28, 29, 30 and 31: every share of a month is a whole number of it.
    private const int Shares = 377_580;

    [Property(MaxTest = 10_000)]
    public void Months_equal_a_count_day_by_day(GridDays grid)
    {
        var shares = BigInteger.Zero;
        for (var day = grid.Days.From; day <= grid.Days.To; day = day.AddDays(1))
        {
            shares += Shares / LengthOfGridMonth(grid.Anchor.Day, day);
        }

        var months = new BillingGrid(grid.Anchor).Months(grid.Days);
        Assert.Equal(shares * months.Denominator, months.Numerator * Shares);
    }

    [Property(MaxTest = 2_000)]
    public void Months_are_additive_at_every_split(GridDays grid, FsCheck.NonNegativeInt at)
    {
        if (grid.Days.Days == 1)
        {
            return;
        }

        var split = grid.Days.From.AddDays(at.Get % (grid.Days.Days - 1));
        var counted = new BillingGrid(grid.Anchor);
        Assert.Equal(
            counted.Months(grid.Days),
            counted.Months(new DateRange(grid.Days.From, split)) + counted.Months(new DateRange(split.AddDays(1), grid.Days.To)));
    }

    [Property(MaxTest = 2_000)]
    public void A_term_of_whole_months_from_a_grid_date_is_that_many_months(DateOnly anchor, FsCheck.NonNegativeInt first,
        FsCheck.PositiveInt months)
    {
        var grid = new BillingGrid(anchor);
        var start = grid.Date(first.Get % 50);
        var count = (months.Get % 60) + 1;
        Assert.Equal(count, grid.Months(new DateRange(start, grid.TermEnd(start, count))));
    }

    [Property(MaxTest = 2_000)]
    public void The_index_of_a_day_is_the_last_grid_date_not_after_it(GridDays grid)
    {
        var counted = new BillingGrid(grid.Anchor);
        var index = counted.IndexOf(grid.Days.From);
        Assert.True(counted.Date(index) <= grid.Days.From && grid.Days.From < counted.Date(index + 1));
    }

    [Property(MaxTest = 2_000)]
    public void Periods_tile_the_term_and_only_the_first_starts_inside_one(PricedTerm line)
    {
        var grid = new BillingGrid(line.Anchor);
        var periods = grid.Periods(line.Frequency, line.Term);
        Assert.Equal(line.Term.From, periods[0].From);
        Assert.Equal(line.Term.To, periods[^1].To);
        Assert.All(periods.Zip(periods.Skip(1)), pair => Assert.Equal(pair.First.To.AddDays(1), pair.Second.From));
        Assert.All(periods.Skip(1), period =>
        {
            var index = grid.IndexOf(period.From);
            Assert.Equal(grid.Date(index), period.From);
            Assert.Equal(0, index % line.Frequency.Months());
        });
        Assert.All(periods, period => Assert.Equal(period, grid.PeriodContaining(period.From, line.Frequency).Intersect(line.Term)));
    }

    [Theory]
    [InlineData("2027-01-31", 1, "2027-02-28")]
    [InlineData("2027-01-31", 2, "2027-03-31")]
    [InlineData("2027-01-30", 1, "2027-02-28")]
    [InlineData("2027-01-29", 1, "2027-02-28")]
    [InlineData("2028-01-29", 1, "2028-02-29")]
    [InlineData("2028-01-31", 1, "2028-02-29")]
    [InlineData("2028-01-31", 13, "2029-02-28")]
    [InlineData("2028-02-29", 12, "2029-02-28")]
    [InlineData("2028-02-29", 48, "2032-02-29")]
    [InlineData("2027-03-31", -1, "2027-02-28")]
    [InlineData("2027-03-31", -2, "2027-01-31")]
    public void Grid_dates_are_clipped_to_the_month_and_counted_from_the_anchor(string anchor, int k, string date) =>
        Assert.Equal(Day(date), new BillingGrid(Day(anchor)).Date(k));

    [Theory]
    [InlineData("2027-01-31", "2027-02-27", 0)]
    [InlineData("2027-01-31", "2027-02-28", 1)]
    [InlineData("2027-01-31", "2027-03-30", 1)]
    [InlineData("2027-01-31", "2027-03-31", 2)]
    [InlineData("2027-01-31", "2027-01-30", -1)]
    [InlineData("2027-01-31", "2026-12-30", -2)]
    [InlineData("2027-01-31", "2026-02-28", -11)]
    public void A_day_belongs_to_the_grid_month_that_holds_it_also_before_the_anchor(string anchor, string day, int index) =>
        Assert.Equal(index, new BillingGrid(Day(anchor)).IndexOf(Day(day)));

    [Theory]
    [InlineData("2027-01-01", "2027-01-01", "1/31")]
    [InlineData("2027-02-28", "2027-02-28", "1/28")]
    [InlineData("2028-02-29", "2028-02-29", "1/29")]
    [InlineData("2027-01-31", "2027-02-01", "59/868")]
    public void A_term_of_a_day_or_two_counts_each_day_in_its_own_month(string from, string to, string months) =>
        Assert.Equal(months, new BillingGrid(new DateOnly(2027, 1, 1)).Months(new DateRange(Day(from), Day(to))).ToString());

    [Theory]
    [InlineData("2027-01-31", "2027-01-31", 1, "2027-02-27")]
    [InlineData("2027-01-31", "2027-02-28", 1, "2027-03-30")]
    [InlineData("2027-01-15", "2027-01-31", 1, "2027-02-27")]
    [InlineData("2027-01-15", "2027-02-28", 12, "2028-02-27")]
    public void A_term_is_counted_on_the_grid_where_it_starts_on_it_and_by_the_calendar_elsewhere(string anchor, string start, int months,
        string end) =>
        Assert.Equal(Day(end), new BillingGrid(Day(anchor)).TermEnd(Day(start), months));

    [Theory]
    [InlineData("2026-12-31", "2026-10-01", "2026-12-31")]
    [InlineData("2027-01-01", "2027-01-01", "2027-03-31")]
    [InlineData("2027-03-31", "2027-01-01", "2027-03-31")]
    public void Billing_periods_continue_before_the_anchor(string day, string from, string to) =>
        Assert.Equal(new DateRange(Day(from), Day(to)),
            new BillingGrid(new DateOnly(2027, 1, 1)).PeriodContaining(Day(day), BillingFrequency.Quarterly));

    private static int LengthOfGridMonth(int anchorDay, DateOnly day)
    {
        var here = ClippedTo(anchorDay, day.Year, day.Month);
        var (first, next) = day < here
            ? (ClippedTo(anchorDay, here.Month == 1 ? here.Year - 1 : here.Year, here.Month == 1 ? 12 : here.Month - 1), here)
            : (here, ClippedTo(anchorDay, here.Month == 12 ? here.Year + 1 : here.Year, here.Month == 12 ? 1 : here.Month + 1));
        return next.DayNumber - first.DayNumber;
    }

    private static DateOnly ClippedTo(int day, int year, int month) => new(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
