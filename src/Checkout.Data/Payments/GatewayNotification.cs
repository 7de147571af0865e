namespace Checkout.Data.Payments;

/// <summary>What came of a notification.</summary>
public enum NotificationOutcome
{
    /// <summary>The attempt was brought to what the gateway says.</summary>
    Handled,

    /// <summary>It speaks of no attempt of this deployment.</summary>
    Unknown,
}

/// <summary>A notification of a gateway that was dealt with, once per event.</summary>
public sealed class GatewayNotification : Entity
{
    private const int MaxType = 200;

    private GatewayNotification() { }

    public GatewayNotification(string gateway, string eventId, string type, string? reference, NotificationOutcome outcome,
        DateTimeOffset now)
    {
        Gateway = gateway;
        EventId = eventId;
        Type = type.Truncate(MaxType);
        Reference = reference;
        Outcome = outcome;
        HandledAt = now;
    }

    public string Gateway { get; private set; } = null!;

    /// <summary>Unique per gateway.</summary>
    public string EventId { get; private set; } = null!;

    public string Type { get; private set; } = null!;

    public string? Reference { get; private set; }

    public NotificationOutcome Outcome { get; private set; }

    public DateTimeOffset HandledAt { get; private set; }
}
