namespace Checkout.Domain.Deadlines;

/// <summary>What happens on a day that somebody should know of before.</summary>
public enum DeadlineKind
{
    /// <summary>The last day for notice that a contract does not renew.</summary>
    NoticeDue,

    /// <summary>The last day on which a quote can be accepted.</summary>
    QuoteExpires,

    /// <summary>The last day of a contract's term.</summary>
    TermEnds,

    /// <summary>The last day on which a card on file can be charged.</summary>
    CardExpires,

    /// <summary>The mail server did not take a mail to a billing contact.</summary>
    AddressRefused,

    InvoiceDue,
    AutomaticCharge,
}

/// <summary>One such day of an account, as its rows say now.</summary>
/// <param name="SubjectId">The row that it is about.</param>
/// <param name="Name">What it is called: a document's number, a card's brand and digits, an e-mail address.</param>
/// <param name="Key">Names it among those of its kind in the account, and never changes.</param>
/// <param name="Path">Where the portal shows it.</param>
public sealed record Deadline(DeadlineKind Kind, Guid SubjectId, DateOnly On, string Name, string Key, string Path)
{
    public string? Title { get; init; }

    public Money? Amount { get; init; }

    /// <summary>Of a contract: whether another term follows by itself, as things stand.</summary>
    public bool Renews { get; init; }

    /// <summary>Of a contract: the last day of its term.</summary>
    public DateOnly? TermEndsOn { get; init; }

    /// <summary>In the account's calendar, and in a mail about several.</summary>
    public Sentence Summary => Kind switch
    {
        DeadlineKind.NoticeDue => $"Contract {Name}: last day for notice",
        DeadlineKind.QuoteExpires => $"Quote {Name} expires: {Amount}",
        DeadlineKind.TermEnds when Renews => $"Contract {Name}: last day before it renews automatically",
        DeadlineKind.TermEnds => $"Contract {Name} ends",
        DeadlineKind.CardExpires => $"{Name} expires",
        DeadlineKind.InvoiceDue => $"Invoice {Name} is due: {Amount}",
        DeadlineKind.AutomaticCharge => $"Automatic payment of invoice {Name}: {Amount}",
        _ => $"E-mails to {Name} are refused",
    };
}
