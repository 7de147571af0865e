namespace Checkout.Domain.Ledger;

/// <summary>
/// The day through which the vendor's books are closed; it moves forward, never back (R15). There is one row. Closing takes two steps:
/// first nothing new is posted up to the day, then, once every transaction that posted before has ended, statements up to it are final.
/// </summary>
public sealed class Books : Entity
{
    private Books() { }

    public Books(DateOnly closedThrough)
    {
        ClosedThrough = closedThrough;
        ClosingThrough = closedThrough;
    }

    /// <summary>Statements that end by this day are final.</summary>
    public DateOnly ClosedThrough { get; private set; }

    /// <summary>Nothing new is posted up to this day.</summary>
    public DateOnly ClosingThrough { get; private set; }

    /// <summary>Both steps at once, where nobody is posting.</summary>
    public void CloseThrough(DateOnly day)
    {
        BeginClosing(day);
        Close();
    }

    /// <summary>Stops posting up to a day; an earlier one changes nothing.</summary>
    public void BeginClosing(DateOnly day)
    {
        if (day > ClosingThrough)
        {
            ClosingThrough = day;
        }
    }

    /// <summary>Closes what nobody posts into any more. Call it when those who posted before <see cref="BeginClosing"/> are done.</summary>
    public void Close() => ClosedThrough = ClosingThrough;
}
