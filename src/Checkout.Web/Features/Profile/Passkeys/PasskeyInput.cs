namespace Checkout.Web.Features.Profile.Passkeys;

/// <summary>A passkey that is added, or gets another name.</summary>
public sealed class PasskeyInput
{
    public const int MaxName = 60;

    /// <summary>Where the person keeps it.</summary>
    public string? Name { get; set; }

    /// <summary>What the browser made.</summary>
    public string? Credential { get; set; }
}

public sealed class PasskeyInputValidator : AbstractValidator<PasskeyInput>
{
    public PasskeyInputValidator() =>
        RuleFor(input => input.Name).NotEmpty().WithMessage("Give it a name, such as “Work laptop”.").MaximumLength(PasskeyInput.MaxName)
            .WithMessage($"Use at most {PasskeyInput.MaxName} characters.");
}

/// <summary>The page of one passkey.</summary>
public sealed record PasskeyPage(string Key, DateTimeOffset AddedAt, PasskeyInput Input);
