using Microsoft.AspNetCore.Mvc.Rendering;

namespace Checkout.Web.Features.Profile.Preferences;

/// <summary>What can be chosen, in words.</summary>
public static class PreferenceChoices
{
    private static readonly DateOnly Example = new(2026, 12, 31);

    /// <summary>Ways of writing dates and figures: one for each that differs, by where it is used.</summary>
    public static IReadOnlyList<string> Locales { get; } =
    [
        "en-US", "en-GB", "en-CA", "en-AU", "en-IE", "en-IN", "en-ZA", "da-DK", "de-AT", "de-CH", "de-DE", "es-ES", "es-MX", "fi-FI",
        "fr-CA", "fr-CH", "fr-FR", "it-IT", "ja-JP", "ko-KR", "nb-NO", "nl-NL", "pl-PL", "pt-BR", "pt-PT", "sv-SE", "tr-TR", "zh-CN",
    ];

    public static IReadOnlyList<string> Zones { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    public static IEnumerable<SelectListItem> LocaleItems(string? accounts) =>
        Locales.Select(locale => new SelectListItem($"{Sample(locale)} ({Region(locale)})", locale))
            .Prepend(new SelectListItem(accounts is null ? "As the account" : $"As the account: {Sample(accounts)}", ""));

    public static IEnumerable<SelectListItem> ZoneItems(string? accounts) => Zones.Select(zone => new SelectListItem(zone, zone))
        .Prepend(new SelectListItem(accounts is null ? "As the account" : $"As the account: {accounts}", ""));

    /// <summary>What a mail is about.</summary>
    public static string Word(MessageKind kind) => kind switch
    {
        MessageKind.QuotePublished => "We publish a quote for your company",
        MessageKind.OwnQuoteSaved => "You keep a selection as a quote",
        MessageKind.ApprovalRequested => "A colleague asks you to approve an order",
        MessageKind.ApprovalGiven => "An order that you asked for is approved",
        MessageKind.ApprovalReturned => "An order that you asked for is returned",
        MessageKind.ApprovalLapsed => "An approval is no longer needed",
        MessageKind.PaymentReceived => "A payment is received",
        MessageKind.NoticeDue => "The last day for notice on a contract is near",
        MessageKind.QuoteExpires => "A quote expires soon",
        MessageKind.TermEnds => "A contract reaches the end of its term",
        MessageKind.MethodExpires => "A card on file expires",
        MessageKind.AddressRefused => "E-mails to a billing contact are refused",
        MessageKind.DisputeAnswered => "We answer a dispute",
        MessageKind.RefundAnswered => "We answer a refund request",
        MessageKind.BillingDetailsChanged => "Someone changes billing details",
        MessageKind.ContactReceived => "We have received a message of yours",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a word."),
    };

    private static string Sample(string locale)
    {
        var culture = Reader.CultureFor(locale);
        return $"{DateText.Brief(Example, culture)}, {1234.5m.ToString("N2", culture)}";
    }

    private static string Region(string locale) => new RegionInfo(locale).EnglishName;
}
