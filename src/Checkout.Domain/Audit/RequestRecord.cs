namespace Checkout.Domain.Audit;

/// <summary>A form post that was carried out, by its key: repeating it leads to the first result (A11).</summary>
public sealed class RequestRecord : AccountEntity, IAccountNote
{
    private RequestRecord() { }

    public RequestRecord(Guid accountId, Guid key, string action, string bodyHash, string resultUrl, DateTimeOffset now)
        : base(accountId)
    {
        Key = key;
        Action = action;
        BodyHash = bodyHash;
        ResultUrl = resultUrl;
        At = now;
    }

    public Guid Key { get; private set; }

    public string Action { get; private set; } = null!;

    /// <summary>SHA-256 of what was posted, in hexadecimal.</summary>
    public string BodyHash { get; private set; } = null!;

    public string ResultUrl { get; private set; } = null!;

    public DateTimeOffset At { get; private set; }
}
