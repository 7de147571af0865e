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

public sealed class SignInOptionsValidator(IHostEnvironment environment) : ISettingsRules<SignInOptions>
{
    public void Check(SignInOptions signIn, SettingsProblems problems)
    {
        problems.OutsideKey(signIn.Key, environment, "The key that protects sessions and mailed links is required.");
        problems.Between(signIn.WrongPasswords, 1, 100);
        problems.Between(signIn.LockoutMinutes, 1, 24 * 60);
        problems.Between(signIn.PasswordLength, 8, 64);
        problems.Between(signIn.SessionHours, 1, 30 * 24);
        problems.Between(signIn.SessionDays, 1, 365);
        problems.Between(signIn.ConfirmationMinutes, 1, 24 * 60);
        problems.Between(signIn.SecondFactorGraceDays, 0, 365);
        problems.Between(signIn.ResetLinkHours, 1, 72);
    }
}
