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

    /// <summary>Percent; empty for no mail about use.</summary>
    public string? UsageAlert { get; set; }

    /// <summary>The number of the account whose use is meant: the one that was shown, though another window may have switched.</summary>
    public string? UsageAccount { get; set; }

    /// <summary>Null where none is given, or what is given is no whole percent from 1 to 100.</summary>
    public int? UsageAlertPercent =>
        int.TryParse(UsageAlert?.Trim().TrimEnd('%').TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var percent)
            && percent is >= 1 and <= 100 ? percent : null;
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
        RuleFor(input => input.UsageAlert).Must((input, text) => string.IsNullOrWhiteSpace(text) || input.UsageAlertPercent is not null)
            .WithMessage("Enter a whole number from 1 to 100, or leave it empty.");
    }
}
