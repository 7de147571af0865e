using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Domain.Quotes;

namespace Checkout.Web.Features.Quotes;

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

    public Quote Quote => Document.Quote;

    public bool IsNewBusiness => Document.Contract is null;

    /// <summary>Where the bills go, where the contract decides.</summary>
    public Address BillTo => Document.Contract?.BillTo ?? Account.BillingAddress;

    public string? ContractPoNumber => Document.Contract?.PoNumber;

    public bool NeedsPoNumber => Account.RequiresPoNumber && string.IsNullOrWhiteSpace(ContractPoNumber);

    public IEnumerable<QuotedLine> Recurring => Document.Lines.Where(line => line.Line.IsRecurring);
}
