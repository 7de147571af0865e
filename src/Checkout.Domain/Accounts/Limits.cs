namespace Checkout.Domain.Accounts;

/// <summary>What a profile or permission set takes away from Manage Billing. Without any, its holder may do everything.</summary>
[Flags]
public enum Limits
{
    None = 0,

    /// <summary>Sees everything and changes nothing.</summary>
    ReadOnly = 1,

    /// <summary>Decides nothing about quotes, orders and contracts.</summary>
    MayNotAccept = 2,

    /// <summary>Moves no money: no payments, cards, transfers, credits or refunds.</summary>
    MayNotPay = 4,
}
