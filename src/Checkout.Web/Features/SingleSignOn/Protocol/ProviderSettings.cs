namespace Checkout.Web.Features.SingleSignOn.Protocol;

/// <summary>A provider as the protocol needs it.</summary>
/// <param name="IsOurs">True for the one that the operator configured: it may lie in the operator's own network.</param>
public sealed record ProviderSettings(string Issuer, string ClientId, string Secret, bool IsOurs);
