namespace Checkout.Domain.CreditMemos;

/// <summary>What happened on overdue debt.</summary>
public enum CollectionsKind
{
    Reminder,
    Notice,
    PromiseToPay,
    PlacedWithAgency,
    WrittenOff,
    Recovered,
}

/// <summary>An event on an account's overdue debt. It moves no money; write-offs and recoveries have documents of their own.</summary>
public sealed class CollectionsActivity : NumberedDocument
{
    private CollectionsActivity() { }

    public CollectionsActivity(Guid accountId, string number, string? externalId, CollectionsKind kind, DateOnly on, Money? amount,
        Guid? invoiceId, Guid? contractId, string? note, string? slug = null)
        : base(accountId, number, slug)
    {
        ExternalId = externalId;
        Kind = kind;
        On = on;
        Currency = amount?.Currency;
        Amount = amount?.Amount;
        InvoiceId = invoiceId;
        ContractId = contractId;
        Note = note;
    }

    public override DocumentKind DocumentKind => DocumentKind.CollectionsActivity;

    public string? ExternalId { get; private set; }

    public CollectionsKind Kind { get; private set; }

    public DateOnly On { get; private set; }

    public Currency? Currency { get; private set; }

    public decimal? Amount { get; private set; }

    public Guid? InvoiceId { get; private set; }

    public Guid? ContractId { get; private set; }

    public string? Note { get; private set; }
}
