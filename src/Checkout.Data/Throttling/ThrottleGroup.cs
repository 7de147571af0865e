namespace Checkout.Data.Throttling;

/// <summary>What may be done so often and no more, each kind for itself.</summary>
public enum ThrottleGroup
{
    /// <summary>Signing in, and whatever else asks for a password.</summary>
    SignIn,

    /// <summary>Asking for a new password, and setting it.</summary>
    PasswordReset,

    /// <summary>Taking up an invitation.</summary>
    Invitation,

    /// <summary>Searching, in one list or in all.</summary>
    Search,

    /// <summary>Lists as files.</summary>
    Export,

    /// <summary>One document as a file.</summary>
    Document,

    /// <summary>Many documents in one file.</summary>
    Archive,

    /// <summary>Prices of what nobody has ordered yet.</summary>
    Preview,

    /// <summary>Forms that send mail.</summary>
    Mail,
}
