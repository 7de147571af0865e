namespace Checkout.Web.Authorization;

/// <summary>Asks which account is meant.</summary>
public sealed record ChooserModel(string Title, IReadOnlyList<ChoosableAccount> Accounts);

/// <summary>An account with the address of what was asked for in it.</summary>
public sealed record ChoosableAccount(string Name, string Number, string Url);
