namespace Checkout.Domain.Quotes;

/// <summary>Why a quote can't be accepted.</summary>
public enum AcceptanceRefusalKind
{
    NotPublished,
    AwaitingApproval,
    ApprovalRequired,
    OwnRequest,
    AlreadyPurchased,
    Declined,
    Withdrawn,
    Superseded,
    Discarded,
    Expired,
    ContractEnded,
    ContractTerminated,
    ContractChanged,
    RenewalOutdated,
    RenewalTooLate,
    StartPassed,
    SeveralContracts,
    PoNumberMissing,
    FiguresChanged,
}

/// <summary>A refusal with its explanation for the person who tried. Nothing was written.</summary>
public sealed record AcceptanceRefusal(AcceptanceRefusalKind Kind, Sentence Words)
{
    /// <summary>In no reader’s format: for logs and exceptions.</summary>
    public string Sentence => Words.ToString();
}
