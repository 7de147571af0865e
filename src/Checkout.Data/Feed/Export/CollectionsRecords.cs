namespace Checkout.Data.Feed.Export;

/// <summary>A member promised to pay an invoice, or withdrew the promise.</summary>
/// <param name="Type">paymentPromised or promiseWithdrawn.</param>
public sealed record PromiseRecord(string Type, string Id, DateTimeOffset At) : ExportRecord(Type, Id, At)
{
    public required ExportedDocument Invoice { get; init; }

    public required string Currency { get; init; }

    public required decimal Amount { get; init; }

    public required DateOnly PromisedOn { get; init; }

    public required string By { get; init; }
}

/// <summary>A member asks for money back that settles no invoice, or does not any more.</summary>
/// <param name="Type">refundRequested or refundWithdrawn.</param>
public sealed record RefundRequestedRecord(string Type, string Id, DateTimeOffset At) : ExportRecord(Type, Id, At)
{
    public required ExportedDocument Payment { get; init; }

    public required string Currency { get; init; }

    public required decimal Amount { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }

    public string? Email { get; init; }
}

/// <summary>A member means to pay invoices with one transfer that carries the reference.</summary>
public sealed record RemittancePreparedRecord(string Id, DateTimeOffset At) : ExportRecord("remittancePrepared", Id, At)
{
    public required string Number { get; init; }

    public required string Reference { get; init; }

    public required string Currency { get; init; }

    public required decimal Amount { get; init; }

    public required IReadOnlyList<ExportedShare> Invoices { get; init; }

    public required string By { get; init; }
}

/// <summary>A transfer came short within the tolerance, and Checkout wrote a credit memo over the rest.</summary>
public sealed record ShortageWrittenOffRecord(string Id, DateTimeOffset At) : ExportRecord("shortageWrittenOff", Id, At)
{
    public required string CreditMemo { get; init; }

    public required ExportedDocument Invoice { get; init; }

    public required string Currency { get; init; }

    public required decimal Amount { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public required string Reason { get; init; }
}
