namespace Checkout.Data.Identity;

/// <summary>What is kept of a passkey beside what the framework keeps.</summary>
public static class PasskeyColumns
{
    /// <summary>When it last signed its owner in.</summary>
    public const string LastUsedAt = "LastUsedAt";
}
