namespace Checkout.Web.Features.CurrentAccount;

/// <summary>Says that a form was shown for another account than the one that the browser is in now.</summary>
/// <param name="Belongs">The account of the form; null where the user has left it.</param>
/// <param name="Page">Where the form stood, as a path of this portal.</param>
/// <param name="Typed">What was typed, to take along.</param>
public sealed record OtherAccountsForm(AccountAccess? Belongs, AccountAccess? Current, string? Page, string Typed);
