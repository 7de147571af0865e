namespace Checkout.Web.Features.Profile.Preferences;

/// <summary>What somebody is called, and how and what the portal tells them.</summary>
public sealed class PreferencesInput
{
    public const int MaxName = 100;

    public string? Name { get; set; }

    /// <summary>A BCP 47 tag; empty for the account's.</summary>
    public string? Locale { get; set; }

    /// <summary>An IANA zone; empty for the account's.</summary>
    public string? TimeZone { get; set; }

    /// <summary>The optional mails that are wanted.</summary>
    public IList<MessageKind> Mails { get; set; } = [];
}

public sealed class PreferencesInputValidator : AbstractValidator<PreferencesInput>
{
    public PreferencesInputValidator()
    {
        RuleFor(input => input.Name).NotEmpty().WithMessage("Enter your name.").MaximumLength(PreferencesInput.MaxName)
            .WithMessage($"Use at most {PreferencesInput.MaxName} characters.");
        RuleFor(input => input.Locale).Must(locale => string.IsNullOrEmpty(locale) || PreferenceChoices.Locales.Contains(locale))
            .WithMessage("Choose one of the ways that are offered.");
        RuleFor(input => input.TimeZone).Must(zone => string.IsNullOrEmpty(zone) || PreferenceChoices.Zones.Contains(zone))
            .WithMessage("Choose one of the time zones that are offered.");
    }
}
