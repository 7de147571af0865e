namespace Checkout.Web.Features.Profile.Preferences;

/// <summary>The form for them.</summary>
/// <param name="Locale">The account's; null without one.</param>
/// <param name="TimeZone">The account's; null without one.</param>
public sealed record PreferencesPage(PreferencesInput Input, string Email, string? Locale, string? TimeZone);
