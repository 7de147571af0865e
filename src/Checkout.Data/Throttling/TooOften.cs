namespace Checkout.Data.Throttling;

/// <summary>Something was done too often; nothing was written.</summary>
/// <param name="group">What was done.</param>
/// <param name="ofNetwork">True where not the user did it too often, but everybody in their network together.</param>
/// <param name="retryAfter">After this time some may be done again.</param>
public sealed class TooOften(ThrottleGroup group, bool ofNetwork, TimeSpan retryAfter) : Exception($"{group} was asked for too often.")
{
    public ThrottleGroup Group { get; } = group;

    public bool OfNetwork { get; } = ofNetwork;

    public TimeSpan RetryAfter { get; } = retryAfter;
}
