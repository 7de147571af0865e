namespace Checkout.Data.Payments.Simulated;

/// <summary>What the simulated gateway was asked for.</summary>
public enum SimulatedMode
{
    Page,
    OnFile,
    Setup,
}

/// <summary>A row in the simulated gateway’s own books. It stands for a system outside: nothing of an account refers to it.</summary>
public sealed class SimulatedPayment : Entity
{
    private const int MaxDescription = 200;

    private SimulatedPayment() { }

    public SimulatedPayment(SimulatedMode mode, Guid ownerId, Guid? attemptId, string idempotencyKey, string description, decimal amount,
        string currency, DateTimeOffset expiresAt)
    {
        Mode = mode;
        OwnerId = ownerId;
        AttemptId = attemptId;
        IdempotencyKey = idempotencyKey;
        Description = description.Truncate(MaxDescription);
        Amount = amount;
        Currency = currency;
        ExpiresAt = expiresAt;
        Reference = $"sim_{Id:N}";
    }

    public SimulatedMode Mode { get; private set; }

    /// <summary>Whom it was opened for.</summary>
    public Guid OwnerId { get; private set; }

    public Guid? AttemptId { get; private set; }

    public string IdempotencyKey { get; private set; } = null!;

    public string Reference { get; private set; } = null!;

    public string Description { get; private set; } = null!;

    public decimal Amount { get; private set; }

    public string Currency { get; private set; } = null!;

    public DateTimeOffset ExpiresAt { get; private set; }

    public string ReturnUrl { get; private set; } = "";

    public string CancelUrl { get; private set; } = "";

    public bool KeepsMethod { get; private set; }

    public GatewayOutcome Outcome { get; private set; }

    /// <summary>When money on its way arrives.</summary>
    public DateTimeOffset? ArrivesAt { get; private set; }

    public DateTimeOffset? CapturedAt { get; private set; }

    public string? FailureCode { get; private set; }

    public string? FailureReason { get; private set; }

    public string? MethodToken { get; private set; }

    public string? Brand { get; private set; }

    public string? LastFour { get; private set; }

    public int? ExpiryMonth { get; private set; }

    public int? ExpiryYear { get; private set; }

    public void LeadTo(GatewayLinks links, bool keepsMethod) =>
        (ReturnUrl, CancelUrl, KeepsMethod) = (links.Return, links.Cancel, keepsMethod);

    /// <summary>What it is now: a page whose time has run out is closed, late money has arrived.</summary>
    public void Advance(DateTimeOffset now)
    {
        if (Outcome is GatewayOutcome.Open && now >= ExpiresAt)
        {
            Outcome = GatewayOutcome.Closed;
            RenewVersion();
        }

        if (Outcome is GatewayOutcome.Processing && now >= ArrivesAt)
        {
            (Outcome, CapturedAt) = (GatewayOutcome.Succeeded, ArrivesAt);
            RenewVersion();
        }
    }

    public void Capture(DateTimeOffset now)
    {
        (Outcome, CapturedAt) = (GatewayOutcome.Succeeded, now);
        RenewVersion();
    }

    public void CaptureLater(DateTimeOffset at)
    {
        (Outcome, ArrivesAt) = (GatewayOutcome.Processing, at);
        RenewVersion();
    }

    public void Fail(string code, string reason)
    {
        (Outcome, FailureCode, FailureReason) = (GatewayOutcome.Failed, code, reason);
        RenewVersion();
    }

    public void Close()
    {
        if (Outcome is GatewayOutcome.Open)
        {
            Outcome = GatewayOutcome.Closed;
            RenewVersion();
        }
    }

    public void Remember(SimulatedCard card, int expiryMonth, int expiryYear)
    {
        (MethodToken, Brand, LastFour, ExpiryMonth, ExpiryYear) = (card.NewToken(), card.Brand, card.LastFour, expiryMonth, expiryYear);
        RenewVersion();
    }
}
