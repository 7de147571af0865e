namespace Checkout.Data.SignOn;

/// <summary>What an administrator enters about the provider.</summary>
/// <param name="Secret">Encrypted; null keeps the one that is there.</param>
/// <param name="Profile">The name of the profile of members whom no rule gives another one; null for the least that ships.</param>
/// <param name="Keepers">The members who may go on signing in with a password.</param>
public sealed record SignOnSettings(string Issuer, string ClientId, string? Secret, bool AddsMembers, bool TrustsAddresses, bool SignsOut,
    string? Profile, IReadOnlyList<Guid> Keepers);

/// <summary>Whether people may or must sign in with the provider.</summary>
public enum SignOnUse
{
    Off,
    Optional,
    Required,
}
