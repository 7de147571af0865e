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

    /// <summary>True where the person chose the name themselves: an import leaves it.</summary>
    public bool NameIsOwn { get; set; }

    /// <summary>A BCP 47 tag by which dates and figures are shown to this person; null for the account's.</summary>
    public string? Locale { get; set; }

    /// <summary>An IANA zone in which instants are shown to this person; null for the account's.</summary>
    public string? TimeZone { get; set; }

    /// <summary>The kinds of mail that the person does not want, by name and separated by commas.</summary>
    public string MutedMails { get; set; } = "";

    public bool Wants(MessageKind kind) => !MessageKinds.Optional.Contains(kind) || !Muted.Contains(kind.ToString());

    /// <summary>Leaves out of the mails that a person may do without all but these.</summary>
    public void Choose(IReadOnlyCollection<MessageKind> wanted) =>
        MutedMails = string.Join(',', MessageKinds.Optional.Where(kind => !wanted.Contains(kind)));

    private string[] Muted => MutedMails.Split(',');
}
