namespace Checkout.Data.Forms;

/// <summary>A form that a member sent: who, for which account, from where, under which key, and what was posted.</summary>
/// <param name="Key">Unique per form: sending it twice does it once (A11).</param>
/// <param name="BodyHash">SHA-256 of what was posted and where to, in hexadecimal: a key can't be used for something else.</param>
public sealed record Submission(Guid AccountId, Guid Key, string BodyHash, Guid UserId, string UserName, string UserEmail)
{
    /// <summary>Where the form was posted to: the route, without numbers.</summary>
    public string Route { get; init; } = "";

    public string? IpAddress { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>The member as the one who accepts a quote.</summary>
    /// <param name="name">As typed on the form: it is what the order form prints.</param>
    public Acceptor Acceptor(string name, string title) => new(UserId, UserEmail, name, title, IpAddress, UserAgent ?? "");

    /// <summary>An entry in the account's activity: the member did this.</summary>
    /// <param name="subject">The number of the document, or whom or what it was done to.</param>
    /// <param name="details">What a reader must know beside that; never the content of a document.</param>
    internal AuditEntry Entry(AuditAction action, string? subject, Sentence? details, DateTimeOffset now) =>
        new(AccountId, UserId, UserEmail, action, subject, details?.Stored(), IpAddress, now);
}
