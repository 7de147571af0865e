using System.Text.Json;
using Checkout.Data.Identity;

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
}

/// <summary>News about access, as the mail about it says them: kept with the message, for the access may be another by then.</summary>
/// <param name="By">Who did it; null where a day did.</param>
/// <param name="Access">What the person has now, as <see cref="Sentence.Stored"/> keeps it.</param>
public sealed record AccessNews(AccessChange Change, string? By, string Person, string Email, string Access)
{
    public static AccessNews FromJson(string json) => JsonSerializer.Deserialize<AccessNews>(json)!;

    /// <summary>Writes to the person, where it is news to them, and to the administrators but the one who did it.</summary>
    /// <param name="db">Sees one account.</param>
    /// <param name="by">Null where a day did it.</param>
    internal static async Task TellAsync(CheckoutDbContext db, AccessChange change, Membership member, CheckoutUser user,
        (Guid Id, string Name)? by, DateTimeOffset now, CancellationToken cancellation)
    {
        var news = JsonSerializer.Serialize(
            new AccessNews(change, by?.Name, user.DisplayName, user.Email!, member.Description.Stored()));
        var told = (await PermittedMembers.OfAsync(db, rights => rights.IsAdministrator, cancellation))
            .Where(administrator => administrator.UserId != by?.Id && administrator.UserId != user.Id)
            .Select(administrator => (administrator.Email, administrator.Name)).ToList();
        if (user.Id != by?.Id && change is not (AccessChange.Invited or AccessChange.InvitationRevoked))
        {
            told.Add((user.Email!, user.DisplayName));
        }

        db.OutboxMessages.AddRange(told.Select(reader => new OutboxMessage(MessageKind.AccessChanged, reader.Email, reader.Name,
            member.AccountId, member.Id, news, now)));
    }
}
