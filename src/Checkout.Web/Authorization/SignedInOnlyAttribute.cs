using Microsoft.AspNetCore.Authorization;

namespace Checkout.Web.Authorization;

/// <summary>Opens an action to every signed-in user, with the permission or without. The only way past the gate beside
/// AllowAnonymous.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SignedInOnlyAttribute() : AuthorizeAttribute(Policies.SignedIn)
{
    /// <summary>True where a form is about the account that it was shown for, and not about the person.</summary>
    public bool OfAccount { get; init; }
}
