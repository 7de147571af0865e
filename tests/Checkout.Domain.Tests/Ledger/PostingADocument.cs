using Checkout.Domain.Ledger;
using FsCheck.Xunit;

namespace Checkout.Domain.Tests.Ledger;

[Trait("Acceptance", "S12")]
[Properties(Arbitrary = [typeof(Generators)])]
public sealed class PostingADocument
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Property(MaxTest = 1_000)]
    public void Closed_books_never_move_and_nothing_is_posted_ahead(DateOnly source, DateOnly today, FsCheck.PositiveInt open)
    {
        var closedThrough = today.AddDays(-open.Get);
        var postedOn = Posting.PostedOn(source, closedThrough, today, historyComplete: true);
        Assert.True(postedOn > closedThrough && postedOn <= today);
        Assert.True(postedOn == source || source <= closedThrough || source > today);
    }

    [Property(MaxTest = 1_000)]
    public void History_that_is_still_delivered_keeps_its_dates(DateOnly source, DateOnly closedThrough, DateOnly today) =>
        Assert.Equal(source < today ? source : today, Posting.PostedOn(source, closedThrough, today, historyComplete: false));

    [Property(MaxTest = 1_000)]
    public void Books_close_behind_today_and_never_open_again(DateOnly current, DateOnly today, FsCheck.PositiveInt days)
    {
        var closed = Posting.ClosedThrough(current, today, days.Get);
        Assert.True(closed >= current);
        Assert.True(closed == current || closed == today.AddDays(-days.Get));
        Assert.Equal(closed, Posting.ClosedThrough(closed, today, days.Get));
    }

    [Theory]
    [InlineData(-100, -2)]
    [InlineData(-3, -2)]
    [InlineData(-2, -2)]
    [InlineData(-1, -1)]
    [InlineData(0, 0)]
    [InlineData(5, 0)]
    public void A_date_in_closed_books_moves_to_the_first_open_day(int source, int posted) =>
        Assert.Equal(Today.AddDays(posted), Posting.PostedOn(Today.AddDays(source), Today.AddDays(-3), Today, historyComplete: true));

    [Fact]
    public void Today_always_stays_open() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Posting.ClosedThrough(Today, Today, 0));
}
