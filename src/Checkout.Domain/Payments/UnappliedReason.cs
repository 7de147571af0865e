namespace Checkout.Domain.Payments;

/// <summary>Why something of an incoming transfer settles no invoice.</summary>
public enum UnappliedReason
{
    /// <summary>The transfer came without a reference.</summary>
    NoReference,

    /// <summary>The reference names no invoice or remittance of the account.</summary>
    UnknownReference,

    /// <summary>Several invoices have the number that the reference names.</summary>
    AmbiguousReference,

    /// <summary>What the reference names is in another currency.</summary>
    OtherCurrency,

    /// <summary>What the reference names is settled, taken back, or a credit.</summary>
    NothingOpen,

    /// <summary>What the reference names is disputed, and was not when it was chosen.</summary>
    Disputed,

    /// <summary>What the reference names was being paid in another way at that moment.</summary>
    BeingPaid,

    /// <summary>More came than was open.</summary>
    Overpaid,
}
