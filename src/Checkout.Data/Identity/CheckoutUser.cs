using Microsoft.AspNetCore.Identity;

namespace Checkout.Data.Identity;

/// <summary>A person who signs in. What the person may do is said by memberships, account by account.</summary>
public sealed class CheckoutUser : IdentityUser<Guid>
{
    public CheckoutUser() => Id = Guid.CreateVersion7();

    public CheckoutUser(string email, string displayName)
        : this()
    {
        Email = email;
        UserName = email;
        NormalizedEmail = email.ToUpperInvariant();
        NormalizedUserName = NormalizedEmail;
        SecurityStamp = Guid.NewGuid().ToString("N");
        LockoutEnabled = true;
        DisplayName = displayName;
    }

    public string DisplayName { get; set; } = "";

    /// <summary>The vendor's id of the person; imports are keyed by it.</summary>
    public string? ExternalId { get; set; }

    /// <summary>A deactivated user is refused on the next request.</summary>
    public bool Active { get; set; } = true;

    /// <summary>True where the person has chosen a password or has opened a mailed link: who has not is invited.</summary>
    public bool HasArrived => EmailConfirmed || PasswordHash is not null;

    /// <summary>Every session of the person ends with its next request.</summary>
    public void EndSessions() => SecurityStamp = Guid.NewGuid().ToString("N").ToUpperInvariant();
}
