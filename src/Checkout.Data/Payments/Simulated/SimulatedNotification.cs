namespace Checkout.Data.Payments.Simulated;

/// <summary>A notification that the simulated gateway still has to deliver, or has delivered. Two rows may carry the same event.</summary>
public sealed class SimulatedNotification : Entity
{
    private SimulatedNotification() { }

    public SimulatedNotification(string eventId, string type, string reference, DateTimeOffset deliverAt)
    {
        EventId = eventId;
        Type = type;
        Reference = reference;
        DeliverAt = deliverAt;
    }

    public string EventId { get; private set; } = null!;

    public string Type { get; private set; } = null!;

    public string Reference { get; private set; } = null!;

    public DateTimeOffset DeliverAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    public void MarkDelivered(DateTimeOffset now) => DeliveredAt = now;
}
