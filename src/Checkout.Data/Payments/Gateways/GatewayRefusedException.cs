namespace Checkout.Data.Payments.Gateways;

/// <summary>The gateway answered that it will not do what was asked: nothing was taken.</summary>
public sealed class GatewayRefusedException(string message, Exception? inner = null) : Exception(message, inner);
