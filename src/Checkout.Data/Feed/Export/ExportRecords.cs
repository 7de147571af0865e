namespace Checkout.Data.Feed.Export;

/// <summary>Something that happened on the portal, for the vendor's CRM and provisioning.</summary>
/// <param name="Type">orderAccepted, quoteDeclined, questionAsked, contactRequested, billingDetailsChanged, invoiceDisputed,
/// disputeWithdrawn, creditApplied, paymentReceived, paymentReversed, autopaySwitched, orderCanceled, renewalNoticeGiven,
/// renewalNoticeTakenBack, paymentPromised, promiseWithdrawn, refundRequested, remittancePrepared or shortageWrittenOff.</param>
/// <param name="Id">Unique; a consumer that has seen it can leave the record out.</param>
/// <param name="At">When it happened, in UTC.</param>
public abstract record ExportRecord(string Type, string Id, DateTimeOffset At)
{
    public required ExportedAccount Account { get; init; }
}

/// <summary>An account as both systems know it.</summary>
public sealed record ExportedAccount(string ExternalId, string Number);

/// <summary>A version of a quote.</summary>
public sealed record ExportedQuote(string Number, int Version, string? ExternalId, string Title);

/// <summary>A quote was accepted: activate what its lines say.</summary>
public sealed record OrderAcceptedRecord(string Id, DateTimeOffset At) : ExportRecord("orderAccepted", Id, At)
{
    public required ExportedOrder Order { get; init; }

    public required ExportedContract Contract { get; init; }

    public required ExportedQuote Quote { get; init; }

    /// <summary>The invoice that acceptance wrote; null where nothing was due.</summary>
    public ExportedInvoice? Invoice { get; init; }

    public required ExportedEvidence Evidence { get; init; }
}

/// <summary>An order with its lines.</summary>
public sealed record ExportedOrder(
    string Number, DateOnly PlacedOn, string PlacedBy, string? PoNumber, string Currency, decimal Net, decimal Tax, decimal Total,
    IReadOnlyList<ExportedLine> Lines);

/// <summary>A line of an order; position and order number name the units in later usage records.</summary>
public sealed record ExportedLine(
    int Position,
    string Product,
    string Sku,
    string Name,
    decimal Quantity,
    string Unit,
    bool Recurring,
    decimal ListPrice,
    decimal DiscountPercent,
    decimal NetPrice,
    decimal BaseQuantity,
    DateOnly StartsOn,
    DateOnly EndsOn,
    decimal Amount,
    string TaxCategory,
    decimal TaxRate);

/// <summary>The contract that the order was placed under.</summary>
/// <param name="Kind">new, addOn or renewal: what the acceptance did to it.</param>
public sealed record ExportedContract(string Number, string? ExternalId, string Kind, DateOnly StartsOn, DateOnly EndsOn,
    string BillingFrequency, int PaymentTermsDays);

/// <summary>An invoice that Checkout wrote.</summary>
public sealed record ExportedInvoice(string Number, DateOnly IssuedOn, DateOnly? DueOn, decimal Total, decimal Due);

/// <summary>Who accepted exactly what.</summary>
public sealed record ExportedEvidence(
    string Email,
    string Name,
    string Title,
    DateTimeOffset AcceptedAt,
    string? IpAddress,
    string? UserAgent,
    string TermsVersion,
    string TermsUrl,
    ExportedAddress BillTo,
    string PaymentArrangement,
    string? PoNumber,
    string SnapshotSha256,
    ExportedRequester? RequestedBy);

/// <summary>Who asked for the approval that an acceptance gave, where it took two people.</summary>
public sealed record ExportedRequester(string Email, string Name, string Title, DateTimeOffset RequestedAt);

/// <summary>A postal address.</summary>
public sealed record ExportedAddress(string Name, string Line1, string? Line2, string City, string? Region, string? PostalCode,
    string Country);

/// <summary>A quote was declined on the portal.</summary>
public sealed record QuoteDeclinedRecord(string Id, DateTimeOffset At) : ExportRecord("quoteDeclined", Id, At)
{
    public required ExportedQuote Quote { get; init; }

    public required string By { get; init; }

    public string? Reason { get; init; }
}

/// <summary>A member asked about a quote.</summary>
public sealed record QuestionAskedRecord(string Id, DateTimeOffset At) : ExportRecord("questionAsked", Id, At)
{
    public required ExportedQuote Quote { get; init; }

    public required string By { get; init; }

    public string? Email { get; init; }

    public required string Question { get; init; }
}

/// <summary>A member sent a message through the contact form.</summary>
public sealed record ContactRequestedRecord(string Id, DateTimeOffset At) : ExportRecord("contactRequested", Id, At)
{
    public required string Number { get; init; }

    public required string Topic { get; init; }

    public required string By { get; init; }

    public string? Email { get; init; }

    /// <summary>The number of the document that it is about, if any.</summary>
    public string? Document { get; init; }

    public required string SentTo { get; init; }

    public required string Message { get; init; }
}

/// <summary>A member changed the billing details of a contract on the portal.</summary>
public sealed record BillingDetailsChangedRecord(string Id, DateTimeOffset At) : ExportRecord("billingDetailsChanged", Id, At)
{
    public required ExportedContractName Contract { get; init; }

    /// <summary>Rises by one with each change of the contract's billing details.</summary>
    public required int Revision { get; init; }

    public required string By { get; init; }

    public string? Email { get; init; }

    /// <summary>What differs: name, line1, line2, postalCode, city, region, country, contacts, poNumber, delivery.</summary>
    public required IReadOnlyList<string> Changed { get; init; }

    public required ExportedBillingDetails Before { get; init; }

    public required ExportedBillingDetails After { get; init; }
}

/// <summary>A contract as both systems know it.</summary>
public sealed record ExportedContractName(string Number, string? ExternalId);

/// <summary>Where the bills of a contract go, with the fields of a contract record.</summary>
public sealed record ExportedBillingDetails(ExportedAddress BillTo, IReadOnlyList<ExportedContact> Contacts, string? PoNumber,
    string InvoiceDelivery);

/// <summary>Someone who receives invoices.</summary>
public sealed record ExportedContact(string Name, string Email, bool Primary);

/// <summary>A member disputed an invoice, or withdrew the dispute.</summary>
/// <param name="Type">invoiceDisputed or disputeWithdrawn.</param>
public sealed record DisputeRecord(string Type, string Id, DateTimeOffset At) : ExportRecord(Type, Id, At)
{
    public required ExportedDocument Invoice { get; init; }

    public required string Reason { get; init; }

    /// <summary>Positions of the lines concerned; empty for the whole invoice.</summary>
    public required IReadOnlyList<int> Lines { get; init; }

    public required string Text { get; init; }

    public required string By { get; init; }

    public string? Email { get; init; }
}

/// <summary>A member let a credit settle an invoice, or took that back: a negative amount.</summary>
public sealed record CreditAppliedRecord(string Id, DateTimeOffset At) : ExportRecord("creditApplied", Id, At)
{
    /// <summary>creditMemo, invoice (a negative one) or payment.</summary>
    public required string Source { get; init; }

    public required ExportedDocument Credit { get; init; }

    public required ExportedDocument Invoice { get; init; }

    public required string Currency { get; init; }

    public required decimal Amount { get; init; }

    public required string By { get; init; }
}

/// <summary>A member took an order back within the cooling-off: end what its lines say.</summary>
public sealed record OrderCanceledRecord(string Id, DateTimeOffset At) : ExportRecord("orderCanceled", Id, At)
{
    /// <summary>The order's number.</summary>
    public required string Order { get; init; }

    public required ExportedContractName Contract { get; init; }

    /// <summary>True where the order had begun the contract, which ended with it.</summary>
    public required bool ContractEnded { get; init; }

    public required string Currency { get; init; }

    /// <summary>With tax.</summary>
    public required decimal Credited { get; init; }

    public required string By { get; init; }

    public string? Email { get; init; }

    public string? Reason { get; init; }
}

/// <summary>A member said that a contract shall not renew itself, or took that back.</summary>
/// <param name="Type">renewalNoticeGiven or renewalNoticeTakenBack.</param>
public sealed record RenewalNoticeRecord(string Type, string Id, DateTimeOffset At) : ExportRecord(Type, Id, At)
{
    public required ExportedContractName Contract { get; init; }

    /// <summary>The last day of the term that is not to be followed by another.</summary>
    public required DateOnly EndsOn { get; init; }

    public required string By { get; init; }

    public string? Email { get; init; }

    public required string Reason { get; init; }
}

/// <summary>Money came in through the portal, or went back.</summary>
/// <param name="Type">paymentReceived or paymentReversed.</param>
public sealed record PaymentRecordedRecord(string Type, string Id, DateTimeOffset At) : ExportRecord(Type, Id, At)
{
    /// <summary>The payment’s number.</summary>
    public required string Payment { get; init; }

    /// <summary>payment, refund or chargeback.</summary>
    public required string Kind { get; init; }

    public required string Currency { get; init; }

    public required decimal Amount { get; init; }

    public required DateOnly On { get; init; }

    public required DateOnly PostedOn { get; init; }

    /// <summary>The provider’s name for the money.</summary>
    public string? Reference { get; init; }

    /// <summary>What was settled, or taken back: a negative amount.</summary>
    public required IReadOnlyList<ExportedShare> Invoices { get; init; }
}

/// <summary>How much of an invoice: what was settled, taken back, or is to be transferred.</summary>
public sealed record ExportedShare(string Number, string? ExternalId, decimal Amount);

/// <summary>An accounting document as both systems know it.</summary>
/// <param name="ExternalId">Left out where Checkout issued it.</param>
public sealed record ExportedDocument(string Number, string? ExternalId);

/// <summary>A member let the invoices of a contract pay themselves, or not any more.</summary>
public sealed record AutopaySwitchedRecord(string Id, DateTimeOffset At) : ExportRecord("autopaySwitched", Id, At)
{
    public required ExportedContractName Contract { get; init; }

    /// <summary>off, onIssue or onDueDate.</summary>
    public required string Autopay { get; init; }

    public required string Email { get; init; }
}

/// <summary>The last line of an export: it is complete, and the next one begins where it ended.</summary>
/// <param name="Until">What happened from this instant on is the next export's.</param>
public sealed record ExportEndRecord(string Type, DateTimeOffset Since, DateTimeOffset Until, int Records);
