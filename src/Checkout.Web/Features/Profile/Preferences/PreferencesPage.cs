namespace Checkout.Web.Features.Profile.Preferences;

/// <summary>The form for them.</summary>
/// <param name="Locale">The account's; null without one.</param>
/// <param name="TimeZone">The account's; null without one.</param>
/// <param name="Account">The account whose use of products one may be told of; null where one doesn't manage its billing.</param>
public sealed record PreferencesPage(PreferencesInput Input, string Email, string? Locale, string? TimeZone, string? Account);
