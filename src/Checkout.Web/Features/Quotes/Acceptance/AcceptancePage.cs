using Checkout.Data.Acceptances;
using Checkout.Web.Features.Quotes.Document;

namespace Checkout.Web.Features.Quotes.Acceptance;

/// <summary>The decision: everything that accepting will write, and what it still has to know.</summary>
public sealed record AcceptancePage
{
    public required QuoteDocument Document { get; init; }

    public required Account Account { get; init; }

    public required AcceptanceInput Input { get; init; }

    /// <summary>“Pacific time”.</summary>
    public required string VendorZone { get; init; }

    /// <summary>Who gets a mail.</summary>
    public required IReadOnlyList<string> Readers { get; init; }

    /// <summary>The total that was shown before the figures changed; null on the first look.</summary>
    public Money? ShownBefore { get; init; }

    /// <summary>Why the page is shown again with other figures, in a sentence.</summary>
    public string? Change { get; init; }

    /// <summary>What a colleague asked to be approved; null where nobody did.</summary>
    public QuoteApproval? Request { get; init; }

    /// <summary>True where it takes a second person, and none has been asked yet.</summary>
    public bool NeedsApproval { get; init; }

    /// <summary>Who can approve, beside the reader.</summary>
    public IReadOnlyList<string> Approvers { get; init; } = [];

    /// <summary>What colleagues ordered within a day and this would order again.</summary>
    public IReadOnlyList<SameOrder> DuplicateOrders { get; init; } = [];

    /// <summary>Other open quotes that can’t be accepted any more once this one is.</summary>
    public IReadOnlyList<Quote> Lapsing { get; init; } = [];

    public Quote Quote => Document.Quote;

    /// <summary>Hours within which the order can be taken back; null where it can't.</summary>
    public string? CanBeCanceled { get; init; }

    /// <summary>Where the form is sent.</summary>
    public string Path => $"/Quotes/{Quote.Slug}/{(NeedsApproval ? "Approval" : "Acceptance")}";

    public bool IsNewBusiness => Document.Contract is null;

    /// <summary>Where the bills go, where the contract decides.</summary>
    public Address BillTo => Document.Contract?.BillTo ?? Request?.BillTo ?? Account.BillingAddress;

    public string? ContractPoNumber => Document.Contract?.PoNumber;

    public bool NeedsPoNumber => Request is null && Account.RequiresPoNumber && string.IsNullOrWhiteSpace(ContractPoNumber);

    public IEnumerable<QuotedLine> Recurring => Document.Lines.Where(line => line.Line.IsRecurring);
}
