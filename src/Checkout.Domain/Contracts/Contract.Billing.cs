namespace Checkout.Domain.Contracts;

/// <content>The billing details: the part of a contract that the account changes itself.</content>
public sealed partial class Contract
{
    private readonly List<BillingContact> _contacts = [];

    public Address BillTo { get; private set; } = null!;

    public string? PoNumber { get; private set; }

    public InvoiceDelivery InvoiceDelivery { get; private set; }

    public IReadOnlyList<BillingContact> Contacts => _contacts;

    /// <summary>Rises with each change of the billing details, whoever makes it; a form says which one it was made from.</summary>
    public int BillingRevision { get; private set; } = 1;

    /// <summary>What the feed said last. Null where the contract was made here and the feed has not spoken of it.</summary>
    public BillingDetails? DeliveredBilling { get; private set; }

    public BillingDetails Billing =>
        new(BillTo, [.. _contacts.OrderBy(contact => contact.Position).Select(contact => contact.ToDetails())], PoNumber, InvoiceDelivery);

    /// <summary>The account's own change. What was issued keeps what it says.</summary>
    /// <exception cref="RuleViolation">Nobody, or more than one, is the primary contact, or somebody is named twice.</exception>
    public BillingDetailsChange ReviseBilling(BillingDetails details, Guid userId, string by, DateTimeOffset now)
    {
        details.Check();
        return Revise(details, userId, by, now);
    }

    /// <summary>
    /// What the feed says now. Only what it says differently than last time is taken over: a record that comes again for another reason
    /// does not undo what the account has changed since.
    /// </summary>
    /// <returns>Null where nothing changes.</returns>
    public BillingDetailsChange? DeliverBilling(BillingDetails delivered, string by, DateTimeOffset now)
    {
        var next = Billing;
        foreach (var field in BillingFields.All)
        {
            if (DeliveredBilling is null || !delivered.Same(field, DeliveredBilling))
            {
                next = next.With(field, delivered);
            }
        }

        DeliveredBilling = delivered;
        return next == Billing ? null : Revise(next, userId: null, by, now);
    }

    private BillingDetailsChange Revise(BillingDetails details, Guid? userId, string by, DateTimeOffset now)
    {
        var before = Billing;
        BillingRevision++;
        TakeOver(details);
        RenewVersion();
        return new BillingDetailsChange(this, userId, by, before, details, now);
    }

    private void TakeOver(BillingDetails details)
    {
        BillTo = details.BillTo;
        PoNumber = details.PoNumber;
        InvoiceDelivery = details.Delivery;
        _contacts.Clear();
        _contacts.AddRange(details.Contacts.Select((contact, index) => new BillingContact(this, index + 1, contact)));
    }
}
