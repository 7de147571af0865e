namespace Checkout.Domain.Accounts;

/// <summary>The row whose update serialises competing work on one account, on every database alike, and which says when its rows last
/// changed.</summary>
public sealed class AccountLock : IAccountOwned
{
    private AccountLock() { }

    public AccountLock(Guid accountId) => AccountId = accountId;

    public Guid AccountId { get; private set; }

    /// <summary>
    /// Another one whenever rows of the account were written, renewed in the same transaction: two reads of the same revision saw the same
    /// rows. Random and not counted, so that a restored backup brings back the revision of what it holds and of nothing else.
    /// </summary>
    public Guid Revision { get; private set; } = Guid.NewGuid();

    /// <summary>Says that rows of the account are being written.</summary>
    public void Renew() => Revision = Guid.NewGuid();
}
