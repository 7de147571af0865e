namespace Checkout.Domain.Ledger;

/// <summary>Chooses the day on which a movement counts (R15).</summary>
public static class Posting
{
    /// <summary>The later of the source's date and the first open day, at most today. History that is still being delivered keeps its
    /// dates.</summary>
    public static DateOnly PostedOn(DateOnly source, DateOnly closedThrough, DateOnly today, bool historyComplete)
    {
        var earliest = historyComplete ? closedThrough.AddDays(1) : source;
        var posted = source > earliest ? source : earliest;
        return posted < today ? posted : today;
    }

    /// <summary>Where the books close by themselves: so many days before today, never back.</summary>
    /// <param name="days">At least one: what happens today must have an open day to be posted on.</param>
    public static DateOnly ClosedThrough(DateOnly current, DateOnly today, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var due = today.AddDays(-days);
        return due > current ? due : current;
    }
}
