namespace Checkout.Data.Throttling;

/// <summary>How often something may be done within a while.</summary>
/// <param name="OfUser">By one user.</param>
/// <param name="OfNetwork">From one network, whoever asks.</param>
public readonly record struct Allowance(int OfUser, int OfNetwork, TimeSpan Window);
