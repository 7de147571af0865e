using Checkout.Web.Features.SingleSignOn.Protocol;

namespace Checkout.Web.Features.SingleSignOn.Arrivals;

/// <summary>What follows from a sign-in that can be believed.</summary>
public abstract record Arrival
{
    /// <summary>The person gets in.</summary>
    public sealed record Welcome(CheckoutUser User) : Arrival;

    /// <summary>Somebody signs in here with this address already: whoever comes with it must show once that it is they.</summary>
    public sealed record Consent(CheckoutUser User) : Arrival;

    public sealed record Refused(SignOnRefusal Reason) : Arrival;
}
