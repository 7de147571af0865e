using Checkout.Domain.InstalledProducts;

namespace Checkout.Domain.Tests.Buying;

/// <summary>How much was used over time, counted by hand (R24).</summary>
[Trait("Acceptance", "O8")]
public sealed class LookingBackOnUse
{
    private static readonly DateOnly First = new(2026, 11, 1);
    private static readonly DateRange Days = new(First, First.AddDays(9));
    private static readonly HeldUnits Hundred = new(Guid.NewGuid(), 100m, First.AddYears(-1), First.AddYears(1));

    [Fact]
    public void Each_figure_holds_until_the_next_one()
    {
        // 40 on four days, 63 on four, 50 on two: 160 + 252 + 100 = 512 over ten days.
        var use = Summary([Hundred], (Hundred, 0, 40m), (Hundred, 4, 63m), (Hundred, 8, 50m))!;

        Assert.Equal((63m, 37m, 51.2m), (use.Peak, use.NeverUsed, use.Average));
        Assert.Equal("At most 63 of 100 used in the last 12 months; 37 were never used. On average 51.2.", use.Told.ToString());
    }

    [Fact]
    public void Of_a_day_that_was_corrected_the_last_word_counts()
    {
        var use = Summary([Hundred], (Hundred, 0, 90m), (Hundred, 0, 60m), (Hundred, 5, 70m))!;

        Assert.Equal((70m, 65m), (use.Peak, use.Average));
    }

    [Fact]
    public void The_units_of_a_product_are_added_day_by_day_while_they_are_in_force()
    {
        var (old, added) = (Hundred with { Id = Guid.NewGuid(), Quantity = 40m, EndsOn = First.AddDays(4) },
            new HeldUnits(Guid.NewGuid(), 20m, First.AddDays(7), null));

        // 30 + 25 on five days, 30 alone on two, 30 + 15 on three: 275 + 60 + 135 = 470 over ten days.
        var use = Summary([Hundred, old, added], (Hundred, 0, 30m), (old, 0, 25m), (added, 2, 15m))!;

        Assert.Equal((120m, 120m, 55m, 47m), (use.Held, use.Reported, use.Peak, use.Average));
        var course = UsageCourse.Of([Hundred, old, added], [new UsageFigure(Hundred.Id, First.AddDays(1), 7m)], Days);
        Assert.Equal(
            [(0, null, 140m), (1, 7m, 140m), (5, 7m, 100m), (7, 7m, 120m)],
            course.Select(point => (point.On.DayNumber - First.DayNumber, point.Used, point.Held)));
    }

    [Fact]
    public void Units_of_which_nothing_is_reported_are_not_called_unused_and_more_than_is_held_leaves_none()
    {
        var silent = new HeldUnits(Guid.NewGuid(), 20m, First, null);

        var use = Summary([Hundred, silent], (Hundred, 0, 105m))!;

        Assert.Equal((0m, 120m, 100m), (use.NeverUsed, use.Held, use.Reported));
        Assert.Equal("At most 105 of 100 used in the last 12 months. On average 105. Nothing is reported of 20 more.",
            use.Told.ToString());
        Assert.Null(Summary([Hundred, silent]));
        Assert.Null(Summary([Hundred with { EndsOn = First.AddDays(-1) }], (Hundred, 3, 9m)));
    }

    [Fact]
    public void What_was_reported_for_a_part_of_the_time_only_says_since_when()
    {
        var year = new DateRange(First.AddYears(-1).AddDays(1), First);
        var use = UsageSummary.Of([Hundred], [new UsageFigure(Hundred.Id, First.AddDays(-30), 99m)], year, First)!;

        Assert.Equal("At most 99 of 100 used since 2 October 2026; 1 was never used. On average 99.", use.Told.ToString());
    }

    private static UsageSummary? Summary(HeldUnits[] units, params (HeldUnits Unit, int Day, decimal Used)[] figures) =>
        UsageSummary.Of(units, [.. figures.Select(figure => new UsageFigure(figure.Unit.Id, First.AddDays(figure.Day), figure.Used))], Days,
            Days.To);
}
