namespace Checkout.Domain.Audit;

/// <summary>Who did what in an account, when and from where. Append-only.</summary>
public sealed class AuditEntry : Entity, IAccountNote
{
    private AuditEntry()
    {
    }

    public AuditEntry(Guid accountId, Guid? userId, string actor, string action, string? subject, string? details, string? ipAddress, DateTimeOffset now)
    {
        AccountId = accountId;
        UserId = userId;
        Actor = actor;
        Action = action;
        Subject = subject;
        Details = details;
        IpAddress = ipAddress;
        At = now;
    }

    public Guid AccountId { get; private set; }

    public Guid? UserId { get; private set; }

    public string Actor { get; private set; } = null!;

    /// <summary>A short term such as “quote.accepted”.</summary>
    public string Action { get; private set; } = null!;

    /// <summary>The number of the document, if any.</summary>
    public string? Subject { get; private set; }

    public string? Details { get; private set; }

    public string? IpAddress { get; private set; }

    public DateTimeOffset At { get; private set; }
}
