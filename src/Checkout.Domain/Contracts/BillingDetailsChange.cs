namespace Checkout.Domain.Contracts;

/// <summary>One change of a contract's billing details: who, when, old, new. Never changed itself.</summary>
public sealed class BillingDetailsChange : AccountEntity
{
    private BillingDetailsChange() { }

    internal BillingDetailsChange(Contract contract, Guid? userId, string by, BillingDetails before, BillingDetails after,
        DateTimeOffset now)
        : base(contract.AccountId)
    {
        ContractId = contract.Id;
        Revision = contract.BillingRevision;
        UserId = userId;
        By = by;
        Before = before;
        After = after;
        At = now;
    }

    public Guid ContractId { get; private set; }

    /// <summary>The revision that it made; the first change makes 2.</summary>
    public int Revision { get; private set; }

    /// <summary>Null where the vendor's system made it.</summary>
    public Guid? UserId { get; private set; }

    public string By { get; private set; } = null!;

    public BillingDetails Before { get; private set; } = null!;

    public BillingDetails After { get; private set; } = null!;

    public DateTimeOffset At { get; private set; }

    public IReadOnlyList<BillingField> Fields => After.Differing(Before);

    /// <summary>Who hears of it: the contacts of before and after, each once.</summary>
    public IEnumerable<BillingContactDetails> Told() =>
        Before.Contacts.Concat(After.Contacts).DistinctBy(contact => contact.Email, StringComparer.OrdinalIgnoreCase);

    /// <summary>The bill-to address that a contract had at a moment: a document keeps the one it was made with.</summary>
    /// <param name="changes">Those of one contract.</param>
    /// <param name="current">As it stands now.</param>
    public static Address BillToAt(IEnumerable<BillingDetailsChange> changes, Address current, DateTimeOffset at) =>
        changes.Where(change => change.At > at).MinBy(change => change.Revision)?.Before.BillTo ?? current;
}
