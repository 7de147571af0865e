namespace Checkout.Web.Features.SignIn;

/// <summary>Where somebody proves who they are.</summary>
/// <param name="LeadsTo">A path of this portal that goes on to a company's own sign-in; null for a password or passkey here.</param>
public sealed record SignInWay(string? LeadsTo)
{
    public static SignInWay Here { get; } = new((string?)null);
}

/// <summary>Chooses the way by the domain of an address alone, never by whether somebody has it: so nobody learns who does.</summary>
public sealed class SignInWays
{
    public Task<SignInWay> OfAsync(string email) => Task.FromResult(SignInWay.Here);
}
