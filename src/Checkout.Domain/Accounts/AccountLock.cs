namespace Checkout.Domain.Accounts;

/// <summary>The row whose update serialises competing work on one account, on every database alike.</summary>
public sealed class AccountLock : IAccountOwned
{
    private AccountLock()
    {
    }

    public AccountLock(Guid accountId) => AccountId = accountId;

    public Guid AccountId { get; private set; }

    public long Count { get; private set; }
}
