namespace Checkout.Data;

/// <summary>The account to which a context is confined. Without an account a scoped context sees no account's rows.</summary>
public sealed class AccountScope
{
    private AccountScope(bool isUnscoped) => IsUnscoped = isUnscoped;

    public AccountScope()
        : this(isUnscoped: false) { }

    /// <summary>For jobs, feed and command line only: sees every account.</summary>
    public static AccountScope Unscoped { get; } = new(isUnscoped: true);

    public bool IsUnscoped { get; }

    public Guid? AccountId { get; private set; }

    public static AccountScope Of(Guid accountId)
    {
        var scope = new AccountScope();
        scope.Enter(accountId);
        return scope;
    }

    /// <summary>Confines everything that follows to the account.</summary>
    public void Enter(Guid accountId)
    {
        if (IsUnscoped)
        {
            throw new InvalidOperationException("The unscoped context belongs to no account.");
        }

        AccountId = accountId;
    }
}
