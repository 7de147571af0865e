namespace Checkout.Web.Settings;

/// <summary>How hard it is to get in, and how long one stays.</summary>
public sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>At least 32 random bytes in base64, kept outside the database: wraps the keys of sessions and mailed links there. Never
    /// logged.</summary>
    public string Key { get; set; } = "";

    /// <summary>Wrong passwords or codes after which no more of a person are looked at from the same network.</summary>
    public int WrongPasswords { get; set; } = 5;

    /// <summary>How long they are not.</summary>
    public int LockoutMinutes { get; set; } = 10;

    /// <summary>Characters that a new password needs.</summary>
    public int PasswordLength { get; set; } = 10;

    /// <summary>How long a session lasts without a request.</summary>
    public int SessionHours { get; set; } = 12;

    /// <summary>How long a session lasts however much is done in it.</summary>
    public int SessionDays { get; set; } = 7;

    /// <summary>For how long a proof of who somebody is opens what asks for a recent one.</summary>
    public int ConfirmationMinutes { get; set; } = 10;

    /// <summary>From when an account asks for a second factor until it is needed.</summary>
    public int SecondFactorGraceDays { get; set; } = 14;

    /// <summary>How long a mailed link for a new password is good.</summary>
    public int ResetLinkHours { get; set; } = 2;

    internal TimeSpan Idle => TimeSpan.FromHours(SessionHours);

    internal TimeSpan Longest => TimeSpan.FromDays(SessionDays);

    internal TimeSpan Lockout => TimeSpan.FromMinutes(LockoutMinutes);
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
        RuleFor(signIn => signIn.SessionDays).InclusiveBetween(1, 365);
        RuleFor(signIn => signIn.ConfirmationMinutes).InclusiveBetween(1, 24 * 60);
        RuleFor(signIn => signIn.SecondFactorGraceDays).InclusiveBetween(0, 365);
        RuleFor(signIn => signIn.ResetLinkHours).InclusiveBetween(1, 72);
    }
}
