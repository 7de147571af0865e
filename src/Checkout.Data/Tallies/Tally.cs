namespace Checkout.Data.Tallies;

/// <summary>What is counted and summed.</summary>
public enum TallySeries
{
    Quotes,

    /// <summary>The same by the first of the month of their day: what is over is summed up from whole months and the days of the
    /// last.</summary>
    QuoteMonths,
    Orders,
    Invoices,

    /// <inheritdoc cref="QuoteMonths"/>
    InvoiceMonths,
    Payments,

    /// <summary>Credit memos, and what happened on overdue invoices.</summary>
    Credits,

    /// <summary>The movements of the ledger by the day on which they were posted.</summary>
    Ledger,

    /// <inheritdoc cref="QuoteMonths"/>
    LedgerMonths,

    /// <summary>The same over all days: what the account owes.</summary>
    Balance,
    Activity,

    /// <summary>The same by who did it, where that was a person.</summary>
    People,
}

/// <summary>
/// How many rows of an account are alike, and what they add up to. Triggers keep it in the transaction that changes the rows, whoever
/// changes them (docs/decisions/0016); nothing else writes it. There is none where no row is alike.
/// </summary>
public sealed class Tally : IAccountOwned
{
    /// <summary>Stands for no day: it is never over.</summary>
    public static readonly DateOnly NoDay = BusinessDay.Latest;

    private Tally()
    {
    }

    public Guid AccountId { get; private set; }

    public TallySeries Series { get; private set; }

    /// <summary>Where the rows stand, apart from what a day decides; <see cref="TallySource"/> says how it is derived.</summary>
    public string State { get; private set; } = null!;

    /// <summary>What else is true of them; empty where nothing is.</summary>
    public string Mark { get; private set; } = null!;

    /// <summary>Empty where only rows are counted.</summary>
    public string Currency { get; private set; } = null!;

    /// <summary>The day that decides more: when they fall due, expire, or were posted.</summary>
    public DateOnly Day { get; private set; }

    public long Count { get; private set; }

    /// <summary>Without tax, in the currency.</summary>
    public decimal Net { get; private set; }

    /// <summary>With tax, in the currency; of the ledger, what was moved.</summary>
    public decimal Amount { get; private set; }

    /// <summary>What is still to be paid, in the currency.</summary>
    public decimal Open { get; private set; }
}
