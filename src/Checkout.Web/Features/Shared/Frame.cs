namespace Checkout.Web.Features.Shared;

/// <summary>What stands around every page: who is signed in, for which account, and what waits there.</summary>
/// <param name="User">Null before sign-in.</param>
/// <param name="Account">Null where no account is chosen.</param>
/// <param name="Accounts">All accounts that the user may switch to, the current one included.</param>
/// <param name="QuotesWaiting">Quotes that can be accepted now.</param>
/// <param name="InvoicesOverdue">Invoices past due with something left to pay.</param>
public sealed record Frame(
    FrameUser? User,
    FrameAccount? Account,
    IReadOnlyList<FrameAccount> Accounts,
    int QuotesWaiting,
    int InvoicesOverdue)
{
    /// <summary>True where the user decides who may do what in the account.</summary>
    public bool ManagesUsers { get; init; }

    public static readonly Frame None = new(null, null, [], 0, 0);
}

public sealed record FrameUser(string Name, string Email);

public sealed record FrameAccount(string Number, string Name);
