using Checkout.Web.Features.Orders;
using Checkout.Web.Features.Quotes.Document;
using Checkout.Web.Branding;

namespace Checkout.Web.Features.Quotes;

/// <summary>What the page of a quote shows.</summary>
public sealed record QuotePage : IOfCompany
{
    string? IOfCompany.Company => Vendor.ExternalId;

    /// <summary>Days before the expiry from which on it is pointed out.</summary>
    public const int SoonDays = 3;

    public required QuoteDocument Document { get; init; }

    public required AccountExecutive Executive { get; init; }

    /// <summary>Newest first; drafts are the vendor's own business.</summary>
    public required IReadOnlyList<QuoteVersion> Versions { get; init; }

    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    /// <summary>Those that its order caused, the oldest first.</summary>
    public required IReadOnlyList<OrderInvoice> Invoices { get; init; }

    /// <summary>Why it can't be accepted, in a sentence; null where it can.</summary>
    public required string? Refusal { get; init; }

    /// <summary>“the end of Friday, 27 November 2026, Pacific time”.</summary>
    public required string LastMoment { get; init; }

    public required string? LastMomentHere { get; init; }

    /// <summary>Who offers it.</summary>
    public required LegalEntity Vendor { get; init; }

    /// <summary>“Pacific time”.</summary>
    public required string VendorZone { get; init; }

    /// <summary>The version that the link named; an old mail names an old one.</summary>
    public int? Asked { get; init; }

    /// <summary>The request that the quote waits for; null where it waits for none.</summary>
    public QuoteApproval? Request { get; init; }

    /// <summary>True where the reader made it.</summary>
    public bool IsOwnRequest { get; init; }

    /// <summary>True where accepting takes a second person, who has not been asked yet.</summary>
    public bool NeedsApproval { get; init; }

    /// <summary>What was asked and answered before, newest first.</summary>
    public IReadOnlyList<QuoteApproval> Approvals { get; init; } = [];

    public Quote Quote => Document.Quote;

    public QuoteVersion Newest => Versions[0];

    public bool IsNewest => Quote.Revision == Newest.Revision;

    /// <summary>The version that this one replaced: the one that was asked for, else the one before.</summary>
    public QuoteVersion? Replaced => Versions.FirstOrDefault(version => version.Revision == Asked && version.Revision < Quote.Revision)
        ?? Versions.FirstOrDefault(version => version.Revision < Quote.Revision);

    public string Path => $"/Quotes/{Quote.Slug}";

    /// <summary>Of the version shown.</summary>
    public string PdfPath => IsNewest ? $"{Path}/Pdf" : $"{Path}/Pdf?version={Quote.Revision}";

    public bool CanAccept => IsNewest && Refusal is null;

    /// <summary>True where the account made it by itself.</summary>
    public bool IsOwn => Quote.Origin is QuoteOrigin.Customer;

    /// <summary>What the button to the decision says.</summary>
    public string AcceptWord => NeedsApproval ? "Ask for approval" : Request is null ? "Accept quote" : "Review and approve";

    public string EditPath => EditPathOf(Quote, Document.Contract);

    /// <summary>What one made oneself is edited or discarded, not declined.</summary>
    public bool CanDecline => IsNewest && !IsOwn && Quote.CanDecline(Document.Today);

    public bool CanEdit => IsNewest && Quote.CanRevise;

    public bool CanDiscard => IsNewest && IsOwn && Quote.CanDiscard;

    public bool IsOpen => Document.Status is QuoteStatus.Active or QuoteStatus.PendingApproval;

    public StatusWord Status => QuoteWords.StatusOf(Document.Status);

    public bool ExpiresSoon => Quote.ExpiresOn <= Document.Today.AddDays(SoonDays);

    /// <summary>Where a quote of one's own gets today's prices.</summary>
    public static string EditPathOf(Quote quote, Contract? contract) =>
        quote.Type is QuoteType.Renewal && contract is not null ? $"/Contracts/{contract.Slug}/Renewal" : $"/Quotes/{quote.Slug}/Edit";
}

/// <summary>A publication of a quote.</summary>
/// <param name="Changes">What differs from the version before, in short sentences.</param>
public sealed record QuoteVersion(int Revision, DateTimeOffset? PublishedAt, DateOnly? PublishedOn, Checkout.Domain.Money Total,
    IReadOnlyList<string> Changes);
