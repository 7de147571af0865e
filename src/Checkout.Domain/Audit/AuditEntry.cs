namespace Checkout.Domain.Audit;

/// <summary>Who did what in an account, when and from where. Append-only, and chained to the entry before it by a seal.</summary>
public sealed class AuditEntry : AccountEntity, IAccountNote
{
    public const int MaxSubject = 256;
    public const int MaxDetails = 4000;

    // The coarsest clock of the databases counts microseconds: what is sealed must come back as it was.
    private const long TicksOfClock = TimeSpan.TicksPerMicrosecond;

    private AuditEntry() { }

    /// <param name="accountId">The account on whose activity page it stands.</param>
    /// <param name="userId">Null where no user of the customer did it.</param>
    /// <param name="actor">The user's e-mail address, or who else did it.</param>
    /// <param name="action">What was done.</param>
    /// <param name="subject">The number of the document, or whom or what it was done to.</param>
    /// <param name="details">What a reader must know beside that; never the content of a document. Shortened where it is very long.</param>
    /// <param name="ipAddress">Where the request came from; null for the vendor's own systems.</param>
    /// <param name="now">When.</param>
    public AuditEntry(Guid accountId, Guid? userId, string actor, AuditAction action, string? subject, string? details, string? ipAddress,
        DateTimeOffset now)
        : base(accountId)
    {
        UserId = userId;
        Actor = actor;
        Action = action;
        Subject = subject?.Truncate(MaxSubject);
        Details = details?.Truncate(MaxDetails);
        IpAddress = ipAddress;
        At = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TicksOfClock), TimeSpan.Zero);
    }

    public Guid? UserId { get; private set; }

    public string Actor { get; private set; } = null!;

    public AuditAction Action { get; private set; }

    /// <summary>The number of the document, or whom or what it was done to.</summary>
    public string? Subject { get; private set; }

    public string? Details { get; private set; }

    public string? IpAddress { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Its place in the account's chain, from 1; 0 until it is saved.</summary>
    public long Number { get; private set; }

    /// <summary>The seal of the entry before it, empty for the first.</summary>
    public string PreviousSeal { get; private set; } = "";

    /// <summary>HMAC-SHA256 over every other field, in hexadecimal.</summary>
    public string Seal { get; private set; } = "";

    /// <summary>Puts the entry into its place; the data layer does so when it saves.</summary>
    public void Follow(long number, string previousSeal) => (Number, PreviousSeal) = (number, previousSeal);

    /// <summary>Says of somebody else, who can’t be found out, what was said of a person; the data layer seals it anew.</summary>
    public void Rename(string actor, string? subject, string? details, string? ipAddress) =>
        (Actor, Subject, Details, IpAddress) = (actor, subject?.Truncate(MaxSubject), details?.Truncate(MaxDetails), ipAddress);

    /// <summary>Closes the entry; the data layer does so when it saves.</summary>
    public void SealWith(string seal) => Seal = seal;
}
