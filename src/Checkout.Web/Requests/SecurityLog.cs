namespace Checkout.Web.Requests;

/// <summary>What whoever watches over a deployment looks for.</summary>
public enum SecurityEvent
{
    SignedIn,
    SignedOut,
    SignInFailed,
    SignInLocked,
    SignInRefused,
    TooManyTries,
    PasswordRequested,
    PasswordChanged,
    PasswordRefused,
    SecondFactorFailed,
    SecondFactorChanged,
    PasskeyRefused,
    ConfirmationFailed,
    SessionsEnded,
    AccessRefused,
    FormRefused,
    FormOfOtherAccount,
    UnknownHost,
    SignOnRefused,
    SignOnLinked,
    OperatorRefused,
}

/// <summary>Tells these events apart from everything else in the log by a category of their own. Nothing that was typed is part of a line:
/// people type passwords into the wrong field.</summary>
public sealed class SecurityLog(ILoggerFactory loggers)
{
    public const string Category = "Checkout.Security";

    private readonly ILogger _log = loggers.CreateLogger(Category);

    public void Allowed(SecurityEvent what, object? whom = null) => _log.LogInformation("{SecurityEvent} {Whom}", what, whom ?? "");

    public void Refused(SecurityEvent what, object? whom = null)
    {
        if (what is SecurityEvent.SignInFailed or SecurityEvent.SignInLocked or SecurityEvent.SignInRefused or SecurityEvent.TooManyTries
            or SecurityEvent.SecondFactorFailed or SecurityEvent.PasskeyRefused or SecurityEvent.SignOnRefused)
        {
            TradeMeter.CountRefusedSignIn(what.ToString());
        }

        _log.LogWarning("{SecurityEvent} {Whom}", what, whom ?? "");
    }
}
