namespace Checkout.Web.Authorization;

/// <summary>Asks which account is meant.</summary>
public sealed record ChooserModel(string Title, IReadOnlyList<ChoosableAccount> Accounts)
{
    /// <summary>The view that asks.</summary>
    public const string View = "/Features/Access/Chooser.cshtml";

    /// <summary>The account that one is in, where staying there is an answer as well.</summary>
    public AccountAccess? Stay { get; init; }
}

/// <summary>An account with the address of what was asked for in it.</summary>
public sealed record ChoosableAccount(string Name, string Number, string Url);
