namespace Checkout.Domain.Contracts;

/// <summary>The account's word, given in the portal, that a contract shall not renew itself at the end of a term; kept also after it was
/// taken back.</summary>
public sealed class RenewalNotice : AccountEntity
{
    public const int MaxReason = 1000;

    private RenewalNotice() { }

    internal RenewalNotice(Contract contract, string reason, Guid userId, string by, DateTimeOffset now)
        : base(contract.AccountId)
    {
        ContractId = contract.Id;
        EndsOn = contract.EndsOn;
        Reason = reason;
        GivenById = userId;
        GivenBy = by;
        GivenAt = now;
    }

    public Guid ContractId { get; private set; }

    /// <summary>The last day of the term that is not to be followed by another.</summary>
    public DateOnly EndsOn { get; private set; }

    public string Reason { get; private set; } = null!;

    public Guid GivenById { get; private set; }

    public string GivenBy { get; private set; } = null!;

    public DateTimeOffset GivenAt { get; private set; }

    public string? TakenBackBy { get; private set; }

    public DateTimeOffset? TakenBackAt { get; private set; }

    internal void TakeBack(string by, DateTimeOffset now)
    {
        TakenBackBy = by;
        TakenBackAt = now;
        RenewVersion();
    }
}
