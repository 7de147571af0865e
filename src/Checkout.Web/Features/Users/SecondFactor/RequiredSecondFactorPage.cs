namespace Checkout.Web.Features.Users.SecondFactor;

/// <summary>Whether members need a second factor.</summary>
/// <param name="From">From when on; null where they need none.</param>
public sealed record RequiredSecondFactorPage(DateTimeOffset? From, int GraceDays);
