namespace Checkout.Data.Payments.Gateways;

/// <summary>What a gateway is asked to take.</summary>
/// <param name="Number">The payment’s number: what the customer reads on the gateway’s page and statement.</param>
/// <param name="Description">In words.</param>
public sealed record GatewayOrder(Guid AccountId, Guid AttemptId, string Number, Money Amount, string Description, string IdempotencyKey,
    DateTimeOffset ExpiresAt)
{
    public string? Email { get; init; }

    /// <summary>True where the method is to be kept for later.</summary>
    public bool KeepsMethod { get; init; }
}

/// <summary>Where the gateway’s page leads afterwards.</summary>
public sealed record GatewayLinks(string Return, string Cancel);

/// <summary>A page of the gateway.</summary>
public sealed record GatewayPage(string Reference, string Url);

/// <summary>A method that is to be put on file.</summary>
public sealed record GatewaySetup(Guid AccountId, string AccountNumber, string? Email, string IdempotencyKey, DateTimeOffset ExpiresAt);

/// <summary>By what a gateway finds an attempt: its own names where it gave any, else the attempt’s.</summary>
public sealed record GatewayLookup(Guid AttemptId, PaymentAttemptKind Kind, string? Reference, string? PaymentReference,
    DateTimeOffset StartedAt)
{
    /// <summary>Whose method was to be charged: among this customer’s payments an attempt without a name is looked for.</summary>
    public string? Customer { get; init; }

    /// <summary>True where money went back before: what became of that is asked, too.</summary>
    public bool IsReversed { get; init; }

    public static GatewayLookup Of(PaymentAttempt attempt) =>
        new(attempt.Id, attempt.Kind, attempt.Reference, attempt.PaymentReference, attempt.StartedAt);

    /// <summary>With all that is known here.</summary>
    public static async Task<GatewayLookup> ReadAsync(CheckoutDbContext db, PaymentAttempt attempt, CancellationToken cancellation) =>
        Of(attempt) with
        {
            Customer = attempt.Reference is not null ? null : await db.StoredMethods.Where(method => method.Id == attempt.MethodId)
                .Select(method => method.CustomerReference).SingleOrDefaultAsync(cancellation),
            IsReversed = attempt.PaymentId is { } id && await db.PaymentReversals.AnyAsync(row => row.PaymentId == id, cancellation),
        };
}

/// <summary>How it stands at the gateway.</summary>
public enum GatewayOutcome
{
    /// <summary>The page is open and nothing was taken.</summary>
    Open,

    /// <summary>On its way.</summary>
    Processing,
    Succeeded,
    Failed,

    /// <summary>Closed or expired, and nothing was taken.</summary>
    Closed,
}

/// <summary>What the gateway says about an attempt at the moment of asking.</summary>
public sealed record GatewayPayment(string Reference, GatewayOutcome Outcome)
{
    /// <summary>The gateway’s name for the money, where it differs.</summary>
    public string? PaymentReference { get; init; }

    public string? PageUrl { get; init; }

    /// <summary>What it took, in <see cref="Currency"/>.</summary>
    public decimal Captured { get; init; }

    /// <summary>An ISO 4217 code as the gateway writes it; what it says is checked, not believed.</summary>
    public string Currency { get; init; } = "";

    public DateTimeOffset? CapturedAt { get; init; }

    public string? FailureCode { get; init; }

    public string? FailureReason { get; init; }

    /// <summary>The method, where it may be kept.</summary>
    public GatewayMethod? Method { get; init; }

    public IReadOnlyList<GatewayReversal> Reversals { get; init; } = [];
}

/// <summary>Money that went back.</summary>
/// <param name="Reinstated">True where the vendor has the money again: the bank decided so, or the refund failed.</param>
public sealed record GatewayReversal(PaymentReversalKind Kind, string Reference, decimal Amount, DateTimeOffset At,
    bool Reinstated = false);

/// <summary>A method on file.</summary>
public sealed record GatewayMethod(string CustomerReference, string Token, string Brand, string LastFour, int? ExpiryMonth, int? ExpiryYear)
{
    public static GatewayMethod Of(StoredMethod method) =>
        new(method.CustomerReference, method.Token, method.Brand, method.LastFour, method.ExpiryMonth, method.ExpiryYear);
}

/// <summary>Money that is to be paid back.</summary>
/// <param name="PaymentReference">The gateway’s name for the money.</param>
public sealed record GatewayRefund(string PaymentReference, Money Amount, string IdempotencyKey);

/// <summary>A notification whose signature was right. It says only what to ask about: what counts is what the gateway answers
/// then.</summary>
/// <param name="AttemptId">Null where it names none.</param>
/// <param name="Reference">The gateway’s name for a page, a payment or a charge; null where it names none.</param>
public sealed record GatewayNotice(string EventId, string Type, Guid? AttemptId, string? Reference);
