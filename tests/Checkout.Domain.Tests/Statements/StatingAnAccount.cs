using Checkout.Domain.Statements;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Checkout.Domain.Tests.Statements;

[Trait("Acceptance", "S12")]
[Trait("Acceptance", "T2")]
[Properties(Arbitrary = [typeof(StatingAnAccount)])]
public sealed class StatingAnAccount
{
    private static readonly DateOnly First = new(2026, 1, 1);

    /// <summary>Entries over some four months, in no order.</summary>
    public static Arbitrary<IReadOnlyList<Movement>> Entries() =>
        (from count in Gen.Choose(0, 40)
         from entries in (from day in Gen.Choose(0,
             120)
                          from amount in Generators.Amount(Currency.Usd)
                          select new Movement(First.AddDays(day), amount)).ListOf(count)
         select (IReadOnlyList<Movement>)[.. entries]).ToArbitrary();

    [Property(MaxTest = 1_000)]
    public void The_closing_of_a_day_is_the_opening_of_the_next(IReadOnlyList<Movement> entries, FsCheck.NonNegativeInt from,
        FsCheck.NonNegativeInt middle, FsCheck.NonNegativeInt to)
    {
        var days = new[] { from.Get % 130, middle.Get % 130, to.Get % 130 }.Order().Select(day => First.AddDays(day - 3)).ToArray();
        var before = Statement.Over(new DateRange(days[0], days[1]), entries);
        var after = Statement.Over(new DateRange(days[1].AddDays(1), days[2].AddDays(1)), entries);
        var whole = Statement.Over(new DateRange(days[0], days[2].AddDays(1)), entries);
        Assert.Equal(before.Closing, after.Opening);
        Assert.Equal((before.Opening, after.Closing), (whole.Opening, whole.Closing));
        Assert.Equal(whole.Movements, before.Movements.Concat(after.Movements));
    }

    [Property(MaxTest = 1_000)]
    public void The_check_line_and_the_running_balance_agree(IReadOnlyList<Movement> entries)
    {
        var statement = Statement.Over(new DateRange(First.AddDays(30), First.AddDays(60)), entries);
        Assert.Equal(statement.Closing, statement.Check);
        Assert.True(statement.Charges >= 0m && statement.Credits <= 0m);
        var balance = statement.Opening;
        Assert.All(statement.Movements, line => Assert.Equal(balance += line.Movement.Amount, line.Balance));
        Assert.Equal(statement.Movements.OrderBy(line => line.Movement.PostedOn), statement.Movements);
    }

    [Property(MaxTest = 1_000)]
    public void What_is_posted_later_changes_nothing(IReadOnlyList<Movement> entries, FsCheck.NonNegativeInt day)
    {
        var period = new DateRange(First, First.AddDays(day.Get % 120));
        var asked = Statement.Over(period, entries.Where(entry => entry.PostedOn <= period.To));
        var again = Statement.Over(period, entries);
        Assert.Equal((asked.Opening, asked.Closing), (again.Opening, again.Closing));
        Assert.Equal(asked.Movements, again.Movements);
    }

    [Fact]
    public void Entries_of_one_day_keep_the_order_in_which_they_were_written()
    {
        Movement[] entries = [new(First, 3m, "INV-3"), new(First, -1m, "PAY-1"), new(First, 2m, "INV-2")];
        Assert.Equal(["INV-3", "PAY-1", "INV-2"],
            Statement.Over(new DateRange(First, First), entries).Movements.Select(line => line.Movement.Document));
    }

    [Fact]
    public void A_statement_is_provisional_until_its_last_day_is_closed()
    {
        var statement = Statement.Over(new DateRange(First, First.AddDays(30)), []);
        Assert.True(statement.IsProvisional(First.AddDays(29)));
        Assert.False(statement.IsProvisional(First.AddDays(30)));
        Assert.Equal(0m, statement.Closing);
    }
}
