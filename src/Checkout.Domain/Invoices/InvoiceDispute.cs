namespace Checkout.Domain.Invoices;

/// <summary>What a customer finds wrong with an invoice.</summary>
public enum DisputeReason
{
    WrongPrice,
    WrongQuantity,
    NotOrdered,
    NotReceived,
    AlreadyPaid,
    Duplicate,
    WrongTax,
    WrongDetails,
    Other,
}

/// <summary>What reasons are called.</summary>
public static class DisputeReasons
{
    public static string Words(this DisputeReason reason) => reason switch
    {
        DisputeReason.WrongPrice => "A price is wrong",
        DisputeReason.WrongQuantity => "A quantity is wrong",
        DisputeReason.NotOrdered => "We did not order it",
        DisputeReason.NotReceived => "We did not receive it, or it did not work",
        DisputeReason.AlreadyPaid => "It is paid already",
        DisputeReason.Duplicate => "It was invoiced twice",
        DisputeReason.WrongTax => "The tax is wrong",
        DisputeReason.WrongDetails => "Address, tax number or purchase order is wrong",
        DisputeReason.Other => "Something else",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}

/// <summary>Where a dispute stands.</summary>
public enum DisputeState
{
    Open,
    Withdrawn,
    Answered,
}

/// <summary>What the vendor's answer comes to.</summary>
public enum DisputeOutcome
{
    Accepted,
    PartlyAccepted,
    Rejected,
}

/// <summary>What is disputed.</summary>
/// <param name="Lines">Positions of the lines concerned; none for the whole invoice.</param>
public sealed record DisputeTerms(DisputeReason Reason, string Text, IReadOnlyList<int> Lines);

/// <summary>The vendor's answer to a dispute.</summary>
/// <param name="On">The day of the answer, where the vendor's system states one: it tells two answers of the same words apart.</param>
public sealed record DisputeAnswer(string Text, DisputeOutcome? Outcome, DateOnly? On);

/// <summary>A customer's objection to an invoice: who, when, why, and what became of it. An invoice is disputed while one is open; ended
/// ones are its history.</summary>
public sealed class InvoiceDispute : AccountEntity
{
    public const int MaxTextLength = 2000;

    private InvoiceDispute() { }

    private InvoiceDispute(Invoice invoice, DisputeTerms terms, Guid userId, string userName, DateTimeOffset now)
        : base(invoice.AccountId)
    {
        InvoiceId = invoice.Id;
        Reason = terms.Reason;
        Text = terms.Text;
        Lines = string.Join(',', terms.Lines.Order().Select(line => line.ToString(CultureInfo.InvariantCulture)));
        RaisedById = userId;
        RaisedBy = userName;
        RaisedAt = now;
    }

    public Guid InvoiceId { get; private set; }

    public DisputeReason Reason { get; private set; }

    public string Text { get; private set; } = null!;

    /// <summary>Positions of the lines concerned, separated by commas; empty for the whole invoice.</summary>
    public string Lines { get; private set; } = null!;

    public Guid RaisedById { get; private set; }

    public string RaisedBy { get; private set; } = null!;

    public DateTimeOffset RaisedAt { get; private set; }

    public DisputeState State { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The member who withdrew it; null where the vendor answered.</summary>
    public string? WithdrawnBy { get; private set; }

    public string? Answer { get; private set; }

    public DisputeOutcome? Outcome { get; private set; }

    public DateOnly? AnsweredOn { get; private set; }

    public IReadOnlyList<int> LinePositions =>
        [.. Lines.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(line => int.Parse(line, CultureInfo.InvariantCulture))];

    public bool CanEnd => State is DisputeState.Open;

    /// <param name="invoice">With its lines.</param>
    public static InvoiceDispute Raise(Invoice invoice, DisputeTerms terms, Guid userId, string userName, DateTimeOffset now,
        DateOnly today)
    {
        RuleViolation.ThrowIf(terms.Text.Length is 0 or > MaxTextLength, $"Say briefly what is wrong.", "text");
        RuleViolation.ThrowIf(
            terms.Lines.Distinct().Count() < terms.Lines.Count
                || terms.Lines.Any(position => invoice.Lines.All(line => line.Position != position)),
            $"Choose lines of this invoice.", "lines");

        invoice.Dispute(terms.Text, now, today);
        return new InvoiceDispute(invoice, terms, userId, userName, now);
    }

    /// <summary>The customer has nothing to object any more.</summary>
    public void Withdraw(Invoice invoice, string by, DateTimeOffset now, DateOnly today)
    {
        End(invoice, DisputeState.Withdrawn, now, today);
        WithdrawnBy = by;
    }

    /// <summary>The vendor's answer, which ends the dispute whatever it says; a customer who disagrees may dispute again.</summary>
    public void TakeAnswer(Invoice invoice, DisputeAnswer answer, DateTimeOffset now, DateOnly today)
    {
        End(invoice, DisputeState.Answered, now, today);
        Answer = answer.Text;
        Outcome = answer.Outcome;
        AnsweredOn = answer.On;
    }

    private void End(Invoice invoice, DisputeState state, DateTimeOffset now, DateOnly today)
    {
        if (invoice.Id != InvoiceId)
        {
            throw new InvalidOperationException("The dispute is about another invoice.");
        }

        RuleViolation.ThrowIf(!CanEnd, $"The dispute of {invoice.Number} has ended already.");

        invoice.EndDispute(today);
        State = state;
        EndedAt = now;
        RenewVersion();
    }
}
