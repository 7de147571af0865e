namespace Checkout.Web.Features.SignIn;

/// <summary>How hard it is to get in, and how long one stays.</summary>
public sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>At least 32 random bytes in base64, kept outside the database: wraps the keys of sessions and mailed links there. Never
    /// logged.</summary>
    public string Key { get; set; } = "";

    /// <summary>Wrong passwords after which a sign-in is locked.</summary>
    public int WrongPasswords { get; set; } = 5;

    public int LockoutMinutes { get; set; } = 10;

    /// <summary>Characters that a new password needs.</summary>
    public int PasswordLength { get; set; } = 10;

    /// <summary>How long a session lasts without a request.</summary>
    public int SessionHours { get; set; } = 12;

    /// <summary>How long a mailed link for a new password is good.</summary>
    public int ResetLinkHours { get; set; } = 2;
}

public sealed class SignInOptionsValidator : AbstractValidator<SignInOptions>
{
    public SignInOptionsValidator(IHostEnvironment environment)
    {
        RuleFor(signIn => signIn.Key).IsOutsideKey(environment, "The key that protects sessions and mailed links is required.");
        RuleFor(signIn => signIn.WrongPasswords).InclusiveBetween(1, 100);
        RuleFor(signIn => signIn.LockoutMinutes).InclusiveBetween(1, 24 * 60);
        RuleFor(signIn => signIn.PasswordLength).InclusiveBetween(8, 64);
        RuleFor(signIn => signIn.SessionHours).InclusiveBetween(1, 30 * 24);
        RuleFor(signIn => signIn.ResetLinkHours).InclusiveBetween(1, 72);
    }
}
