using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Checkout.Data.Feed.Records;

/// <summary>A person who signs in. A new one is invited by mail to choose a password.</summary>
public sealed record UserRecord : FeedRecord
{
    [Description("The e-mail address that the person signs in with; unique.")]
    [EmailAddress]
    public required string Email { get; init; }

    [Description("The name as shown.")]
    public required string DisplayName { get; init; }

    [Description("False refuses the person on the next request.")]
    public bool Active { get; init; } = true;

    [Description("False where a new person is not to be invited by mail yet; “checkout users invite” does that later.")]
    public bool Invite { get; init; } = true;

    [Description("The accounts that the person belongs to. One that is left out stays as it is: end it with active: false.")]
    public required IReadOnlyList<MembershipRecord> Memberships { get; init; }
}

/// <summary>A user's place in one account.</summary>
public sealed record MembershipRecord
{
    [Description("External id of the account.")]
    public required string Account { get; init; }

    [Description("“System Administrator”, “Billing Administrator”, “Standard User”, or one that the account made for itself.")]
    public required string Profile { get; init; }

    [Description("All permission sets of the member; “Billing access” ships.")]
    public IReadOnlyList<string> PermissionSets { get; init; } = [];

    [Description("The last day of the membership; left out for no end.")]
    public DateOnly? EndsOn { get; init; }

    [Description("False ends the membership.")]
    public bool Active { get; init; } = true;
}
