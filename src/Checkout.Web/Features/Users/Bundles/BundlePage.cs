namespace Checkout.Web.Features.Users.Bundles;

/// <summary>The form of a profile or permission set.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Holders">Members who have it.</param>
public sealed record BundlePage(bool IsProfile, Guid? Id, BundleInput Input, Currency Currency, int Holders);
