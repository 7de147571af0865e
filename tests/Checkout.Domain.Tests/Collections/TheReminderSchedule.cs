using Checkout.Domain.Collections;

namespace Checkout.Domain.Tests.Collections;

public sealed class TheReminderSchedule
{
    private static readonly DateOnly Due = new(2026, 3, 10);

    [Theory]
    [InlineData(-8, null)]
    [InlineData(-7, -7)]
    [InlineData(-1, -7)]
    [InlineData(0, 0)]
    [InlineData(6, 0)]
    [InlineData(7, 7)]
    [InlineData(29, 14)]
    [InlineData(400, 30)]
    public void Takes_the_newest_step_that_has_come(int days, int? step) =>
        Assert.Equal(step, ReminderPolicy.Standard.NewestStep(Due, Due.AddDays(days)));
}
