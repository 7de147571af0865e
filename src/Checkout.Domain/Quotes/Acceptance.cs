namespace Checkout.Domain.Quotes;

/// <summary>Who accepted, as stated on the form, and from where.</summary>
public sealed record Acceptor(Guid UserId, string Email, string Name, string Title, string? IpAddress, string? UserAgent);

/// <summary>What the acceptor confirmed.</summary>
/// <param name="PoNumber">For this order; the contract's where null (A16).</param>
public sealed record AcceptanceChoices(Address BillTo, PaymentArrangement PaymentArrangement, string? PoNumber);

/// <summary>The evidence of an acceptance: who, when, from where, and of exactly which document (A10). Never changed.</summary>
public sealed class Acceptance : AccountEntity
{
    public const int MaxUserAgent = 400;

    private Acceptance() { }

    internal Acceptance(Quote quote, Guid orderId, Acceptor acceptor, AcceptanceChoices choices, QuoteSnapshot snapshot,
        QuoteApproval? request, DateTimeOffset now)
        : base(quote.AccountId)
    {
        QuoteId = quote.Id;
        OrderId = orderId;
        UserId = acceptor.UserId;
        Email = acceptor.Email;
        Name = acceptor.Name;
        Title = acceptor.Title;
        IpAddress = acceptor.IpAddress;
        UserAgent = acceptor.UserAgent?.Truncate(MaxUserAgent);
        BillTo = choices.BillTo;
        PaymentArrangement = choices.PaymentArrangement;
        PoNumber = choices.PoNumber;
        TermsVersion = quote.TermsVersion;
        TermsUrl = quote.TermsUrl;
        Snapshot = snapshot.Json;
        SnapshotHash = snapshot.Hash;
        AcceptedAt = now;
        RequestedById = request?.RequestedById;
        RequestedBy = request?.RequestedBy;
        RequestedByEmail = request?.RequestedByEmail;
        RequestedByTitle = request?.RequestedByTitle;
        RequestedAt = request?.RequestedAt;
    }

    public Guid QuoteId { get; private set; }

    public Guid OrderId { get; private set; }

    public Guid UserId { get; private set; }

    public string Email { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    public string Title { get; private set; } = null!;

    public string? IpAddress { get; private set; }

    public string? UserAgent { get; private set; }

    public Address BillTo { get; private set; } = null!;

    public PaymentArrangement PaymentArrangement { get; private set; }

    public string? PoNumber { get; private set; }

    public string TermsVersion { get; private set; } = null!;

    public string TermsUrl { get; private set; } = null!;

    /// <summary>The canonical JSON of the quote as it was shown.</summary>
    public string Snapshot { get; private set; } = null!;

    /// <summary>SHA-256 of the snapshot in hexadecimal.</summary>
    public string SnapshotHash { get; private set; } = null!;

    public DateTimeOffset AcceptedAt { get; private set; }

    /// <summary>Who asked for the approval that this acceptance gives; null where one person was enough.</summary>
    public Guid? RequestedById { get; private set; }

    public string? RequestedBy { get; private set; }

    public string? RequestedByEmail { get; private set; }

    public string? RequestedByTitle { get; private set; }

    public DateTimeOffset? RequestedAt { get; private set; }
}
