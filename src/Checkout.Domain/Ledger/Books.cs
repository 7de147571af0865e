namespace Checkout.Domain.Ledger;

/// <summary>The day through which the vendor's books are closed; it moves forward, never back (R15). There is one row.</summary>
public sealed class Books : Entity
{
    private Books()
    {
    }

    public Books(DateOnly closedThrough) => ClosedThrough = closedThrough;

    public DateOnly ClosedThrough { get; private set; }

    /// <summary>Closes the books further; an earlier day changes nothing.</summary>
    public void CloseThrough(DateOnly day)
    {
        if (day > ClosedThrough)
        {
            ClosedThrough = day;
        }
    }
}
