namespace Checkout.Data.Payments.Gateways;

/// <summary>The gateway did not answer in time, or not with anything that can be relied on: whether it acted is not known.</summary>
public sealed class GatewayUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
