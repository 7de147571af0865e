using Checkout.Domain.SignOn;
using Checkout.Web.Features.SingleSignOn;

namespace Checkout.Web.Features.SignIn;

/// <summary>Where somebody proves who they are.</summary>
/// <param name="LeadsTo">A path of this portal that goes on to a company's own sign-in; null for a password or passkey here.</param>
/// <param name="IsOnly">True where the company wants no other way.</param>
public sealed record SignInWay(string? LeadsTo, bool IsOnly = false)
{
    public static SignInWay Here { get; } = new((string?)null);
}

/// <summary>Chooses the way by the domain of an address alone, never by whether somebody has it: so nobody learns who does.</summary>
public sealed class SignInWays(SignOnDomains domains)
{
    public async Task<SignInWay> OfAsync(string email, string? returnUrl, CancellationToken cancellation) =>
        await domains.FindAsync(SignOnDomain.OfAddress(email), cancellation) is { } company
            ? new SignInWay("~/SignIn/Company" + QueryString.Create(
                [KeyValuePair.Create("email", (string?)email), KeyValuePair.Create("returnUrl", returnUrl)]), company.IsRequired)
            : SignInWay.Here;
}
