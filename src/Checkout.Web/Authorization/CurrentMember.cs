namespace Checkout.Web.Authorization;

/// <summary>Who makes this request, and for which account. Filled before authorization on every route that asks who somebody is.</summary>
public sealed class CurrentMember
{
    private SignedInUser? _user;

    /// <summary>Null where nobody is signed in.</summary>
    public SignedInUser? SignedIn => _user;

    public SignedInUser User => _user ?? throw new InvalidOperationException("Nobody is signed in on this route.");

    /// <summary>Null where the user has no account, or none was chosen yet.</summary>
    public AccountAccess? Chosen { get; private set; }

    /// <summary>The account that everything of this request is confined to.</summary>
    public AccountAccess Account => Chosen ?? throw new InvalidOperationException("No account is chosen on this route.");

    public bool MayManageBilling => _user is { Active: true } && Chosen is { ManagesBilling: true };

    internal void SignInAs(SignedInUser user, AccountAccess? account)
    {
        _user = user;
        Chosen = account;
    }
}
