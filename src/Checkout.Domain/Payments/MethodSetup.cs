namespace Checkout.Domain.Payments;

/// <summary>
/// A member on the way to put a method on file at the gateway’s page. It is written before the gateway is asked, so that a method is found
/// also where the way back was lost.
/// </summary>
public sealed class MethodSetup : AccountEntity
{
    private MethodSetup() { }

    public MethodSetup(Guid accountId, Guid key, string gateway, Guid userId, string userName, string userEmail, string? resultUrl,
        DateTimeOffset now, TimeSpan holds)
        : base(accountId)
    {
        Key = key;
        Gateway = gateway;
        UserId = userId;
        StartedBy = userName;
        StartedByEmail = userEmail;
        ResultUrl = resultUrl;
        StartedAt = now;
        ExpiresAt = now + holds;
    }

    /// <summary>The form’s request key: unique per account, and what the way back names.</summary>
    public Guid Key { get; private set; }

    public string Gateway { get; private set; } = null!;

    public Guid UserId { get; private set; }

    public string StartedBy { get; private set; } = null!;

    public string StartedByEmail { get; private set; } = null!;

    /// <summary>Where the member came from; null: the list of methods.</summary>
    public string? ResultUrl { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>The gateway’s name for the page; null until it answered.</summary>
    public string? Reference { get; private set; }

    /// <summary>The method that came of it.</summary>
    public Guid? MethodId { get; private set; }

    /// <summary>Unique at the gateway: asked twice, it opens one page.</summary>
    public string IdempotencyKey => $"checkout-setup-{Id:N}";

    public bool CanComplete => MethodId is null;

    public void Open(string reference)
    {
        Reference = reference;
        RenewVersion();
    }

    public void Complete(StoredMethod method)
    {
        RuleViolation.ThrowIf(!CanComplete, $"This card is on file already.");

        MethodId = method.Id;
        RenewVersion();
    }
}
