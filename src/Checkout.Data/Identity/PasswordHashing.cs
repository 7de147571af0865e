using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Checkout.Data.Identity;

/// <summary>How passwords are hashed wherever one is set.</summary>
public static class PasswordHashing
{
    /// <summary>Of PBKDF2 with HMAC-SHA-512. A hash of fewer rounds is renewed when its owner signs in, which ends the older
    /// sessions.</summary>
    public const int Rounds = 210_000;

    /// <summary>For whoever sets a password without a portal's services.</summary>
    public static PasswordHasher<CheckoutUser> Hasher { get; } = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
}
