using System.Text.Json;

namespace Checkout.Data.Users;

/// <summary>What happened to somebody's access.</summary>
public enum AccessChange
{
    Invited,
    Added,
    Accepted,
    Changed,
    Ended,

    /// <summary>The last day that was set has passed.</summary>
    Expired,
    Restored,
    InvitationRevoked,
    SignedOut,
    Refused,

    /// <summary>A profile or permission set of the account's own became another.</summary>
    Permissions,
}

/// <summary>News about access, as the mail about it says them: kept with the message, for the access may be another by then.</summary>
/// <param name="By">Who did it; null where a day did, empty where the vendor did.</param>
/// <param name="Person">Whose access it is; empty where it is that of all who have a profile or permission set.</param>
/// <param name="Access">What the person has now, as <see cref="Sentence.Stored"/> keeps it; or the name of that profile or
/// set.</param>
public sealed record AccessNews(AccessChange Change, string? By, string Person, string Email, string Access)
{
    public static AccessNews FromJson(string json) => JsonSerializer.Deserialize<AccessNews>(json)!;

    /// <summary>Writes to the person, where it is news to them, and to the administrators but the one who did it.</summary>
    /// <param name="by">Null where a day did it.</param>
    public static async Task TellAsync(CheckoutDbContext db, AccessChange change, Membership member, CheckoutUser user,
        (Guid Id, string Name)? by, DateTimeOffset now, CancellationToken cancellation)
    {
        var news = JsonSerializer.Serialize(
            new AccessNews(change, by?.Name, user.DisplayName, user.Email!, member.Description.Stored()));
        var told = (await AdministratorsAsync(db, member.AccountId, cancellation))
            .Where(administrator => administrator.UserId != by?.Id && administrator.UserId != user.Id).ToList();
        if (user.Id != by?.Id && change is not (AccessChange.Invited or AccessChange.InvitationRevoked))
        {
            told.Add(new PermittedMember(user.Id, user.DisplayName, user.Email!));
        }

        Queue(db, told, member.AccountId, news, now);
    }

    /// <summary>Writes to whoever has a profile or permission set, and to the administrators, that it became another.</summary>
    /// <param name="db">Sees one account.</param>
    internal static async Task TellAsync(CheckoutDbContext db, PermissionBundle bundle, IReadOnlyCollection<Membership> holders,
        (Guid Id, string Name) by, DateTimeOffset now, CancellationToken cancellation)
    {
        var news = JsonSerializer.Serialize(
            new AccessNews(AccessChange.Permissions, by.Name, "", "", ((Sentence)$"{bundle.Name}").Stored()));
        var ids = holders.Where(row => row.Active).Select(row => row.UserId).ToList();
        var told = (await db.Users.Where(user => ids.Contains(user.Id) && user.Active).ToListAsync(cancellation))
            .Select(user => new PermittedMember(user.Id, user.DisplayName, user.Email!))
            .Concat(await AdministratorsAsync(db, bundle.OwnerId, cancellation));
        Queue(db, told.DistinctBy(reader => reader.UserId).Where(reader => reader.UserId != by.Id), bundle.OwnerId, news, now);
    }

    private static async Task<IEnumerable<PermittedMember>> AdministratorsAsync(CheckoutDbContext db, Guid accountId,
        CancellationToken cancellation) =>
        (await PermittedMembers.OfAsync(db, [accountId], rights => rights.IsAdministrator, cancellation))[accountId];

    private static void Queue(CheckoutDbContext db, IEnumerable<PermittedMember> told, Guid accountId, string news, DateTimeOffset now) =>
        db.OutboxMessages.AddRange(told.Select(reader => new OutboxMessage(MessageKind.AccessChanged, reader.Email, reader.Name, accountId,
            subjectId: null, news, now)));
}
