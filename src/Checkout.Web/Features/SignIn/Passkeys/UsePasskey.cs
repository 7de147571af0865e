namespace Checkout.Web.Features.SignIn.Passkeys;

/// <summary>A form that a passkey fills in.</summary>
/// <param name="Action">Where the form goes.</param>
/// <param name="ReturnUrl">Where it leads on to.</param>
public sealed record UsePasskey(string Action, string? ReturnUrl)
{
    /// <summary>True where the browser may offer passkeys in the field for the address.</summary>
    public bool Offers { get; init; }
}
