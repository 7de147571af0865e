using Checkout.Domain.Accounts;
using Checkout.Domain.Billing;
using Checkout.Domain.Documents;

namespace Checkout.Domain.Contracts;

/// <summary>Where a contract stands. Terminated is stored; the others follow from the day.</summary>
public enum ContractStatus
{
    Scheduled,
    Active,
    Ended,
    Terminated,
}

/// <summary>How a contract is paid.</summary>
public enum PaymentArrangement
{
    /// <summary>By transfer, on the contract's payment terms.</summary>
    Invoice,

    /// <summary>By the card on file.</summary>
    Card,
}

/// <summary>What may be shown of a card on file.</summary>
public sealed record MaskedCard(string Brand, string LastFour, int ExpiryMonth, int ExpiryYear);

/// <summary>Someone who receives the contract's invoices.</summary>
public sealed record BillingContactDetails(string Name, string Email, bool IsPrimary);

/// <summary>What was agreed.</summary>
public sealed record ContractDetails
{
    public required string Name { get; init; }

    public required Currency Currency { get; init; }

    public required Guid LegalEntityId { get; init; }

    public required BillingFrequency BillingFrequency { get; init; }

    /// <summary>Days from the issue of an invoice until it is due.</summary>
    public required int PaymentTermsDays { get; init; }

    public required PaymentArrangement PaymentArrangement { get; init; }

    public MaskedCard? Card { get; init; }

    public Guid? PriceBookId { get; init; }

    /// <summary>True where products that the price book lacks are priced by the standard book (A6).</summary>
    public bool AllowsStandardPrices { get; init; }

    public bool AutoRenews { get; init; }

    public int NoticeDays { get; init; } = 30;

    public required Address BillTo { get; init; }

    public IReadOnlyList<BillingContactDetails> Contacts { get; init; } = [];

    public string? PoNumber { get; init; }
}

/// <summary>An agreement with a term, under which orders are placed. Its currency is that of all its documents (R18).</summary>
public sealed class Contract : Entity, IDocument
{
    private readonly List<ContractTerm> _terms = [];
    private readonly List<BillingContact> _contacts = [];

    private Contract()
    {
    }

    public Contract(Guid accountId, string number, DocumentSource source, string? externalId, DateRange term, DateOnly acceptedOn, ContractDetails details, string? slug = null)
    {
        AccountId = accountId;
        Number = number;
        Slug = slug ?? DocumentNumber.Slug(number);
        Source = source;
        ExternalId = externalId;
        AnchorOn = term.From;
        StartsOn = term.From;
        EndsOn = term.To;
        AcceptedOn = acceptedOn;
        _terms.Add(new ContractTerm(this, 1, term));
        Update(details);
    }

    public Guid AccountId { get; private set; }

    public string Number { get; private set; } = null!;

    public string Slug { get; private set; } = null!;

    public DocumentSource Source { get; private set; }

    public string? ExternalId { get; private set; }

    public string Name { get; private set; } = null!;

    public Currency Currency { get; private set; } = null!;

    public Guid LegalEntityId { get; private set; }

    /// <summary>From which the monthly grid counts; renewals keep it (R1).</summary>
    public DateOnly AnchorOn { get; private set; }

    /// <summary>The first day of the first term.</summary>
    public DateOnly StartsOn { get; private set; }

    /// <summary>The last day of the last agreed term.</summary>
    public DateOnly EndsOn { get; private set; }

    /// <summary>From this day on it counts as one of the account's contracts (R11).</summary>
    public DateOnly AcceptedOn { get; private set; }

    public DateOnly? TerminatedOn { get; private set; }

    /// <summary>The day on which the next part of its orders is to be invoiced; null where nothing is left to bill here.</summary>
    public DateOnly? NextBillingOn { get; private set; }

    public BillingFrequency BillingFrequency { get; private set; }

    public int PaymentTermsDays { get; private set; }

    public PaymentArrangement PaymentArrangement { get; private set; }

    public string? CardBrand { get; private set; }

    public string? CardLastFour { get; private set; }

    public int? CardExpiryMonth { get; private set; }

    public int? CardExpiryYear { get; private set; }

    public Guid? PriceBookId { get; private set; }

    public bool AllowsStandardPrices { get; private set; }

    public bool AutoRenews { get; private set; }

    public int NoticeDays { get; private set; }

    public Address BillTo { get; private set; } = null!;

    public string? PoNumber { get; private set; }

    public IReadOnlyList<ContractTerm> Terms => _terms;

    public IReadOnlyList<BillingContact> Contacts => _contacts;

    public BillingGrid Grid => new(AnchorOn);

    public MaskedCard? Card => CardBrand is null || CardLastFour is null || CardExpiryMonth is null || CardExpiryYear is null
        ? null
        : new(CardBrand, CardLastFour, CardExpiryMonth.Value, CardExpiryYear.Value);

    /// <summary>The last day on which it is in force, whichever way it ends.</summary>
    public DateOnly LastDay => TerminatedOn is { } terminated && terminated < EndsOn ? terminated : EndsOn;

    public ContractStatus StatusOn(DateOnly today) => Status(StartsOn, EndsOn, TerminatedOn, today);

    public static ContractStatus Status(DateOnly startsOn, DateOnly endsOn, DateOnly? terminatedOn, DateOnly today) =>
        terminatedOn is { } terminated && terminated <= today ? ContractStatus.Terminated
        : today < startsOn ? ContractStatus.Scheduled
        : today > endsOn ? ContractStatus.Ended
        : ContractStatus.Active;

    /// <summary>Whether it counts for “several contracts”: from acceptance, also before its start, to its last day (R11).</summary>
    public bool CountsOn(DateOnly today) => AcceptedOn <= today && today <= EndsOn && (TerminatedOn is null || today < TerminatedOn);

    public void Update(ContractDetails details)
    {
        Name = details.Name;
        Currency = details.Currency;
        LegalEntityId = details.LegalEntityId;
        BillingFrequency = details.BillingFrequency;
        PaymentTermsDays = details.PaymentTermsDays;
        PaymentArrangement = details.PaymentArrangement;
        CardBrand = details.Card?.Brand;
        CardLastFour = details.Card?.LastFour;
        CardExpiryMonth = details.Card?.ExpiryMonth;
        CardExpiryYear = details.Card?.ExpiryYear;
        PriceBookId = details.PriceBookId;
        AllowsStandardPrices = details.AllowsStandardPrices;
        AutoRenews = details.AutoRenews;
        NoticeDays = details.NoticeDays;
        BillTo = details.BillTo;
        PoNumber = details.PoNumber;
        _contacts.Clear();
        _contacts.AddRange(details.Contacts.Select((contact, index) => new BillingContact(this, index + 1, contact)));
    }

    public bool CanTerminate(DateOnly on) => TerminatedOn is null && on >= StartsOn && on <= EndsOn;

    public void Terminate(DateOnly on)
    {
        if (!CanTerminate(on))
        {
            throw new RuleViolation($"{Number} can’t be terminated on {on:O}.", "terminatedOn");
        }

        TerminatedOn = on;
        RenewVersion();
    }

    /// <summary>Adds the next term, which starts the day after the last one ends; number and anchor stay (R10).</summary>
    public ContractTerm Renew(DateOnly endsOn)
    {
        if (TerminatedOn is not null)
        {
            throw new RuleViolation($"{Number} was terminated on {TerminatedOn:O} and can’t be renewed.");
        }

        var term = new ContractTerm(this, _terms.Count + 1, new DateRange(EndsOn.AddDays(1), endsOn));
        _terms.Add(term);
        EndsOn = endsOn;
        RenewVersion();
        return term;
    }

    /// <summary>Notes when the billing run has to look at it next.</summary>
    public void ScheduleBilling(DateOnly? on) => NextBillingOn = on;

    /// <summary>Brings the next billing forward, never back.</summary>
    public void BillBy(DateOnly on)
    {
        if (NextBillingOn is null || on < NextBillingOn)
        {
            NextBillingOn = on;
        }
    }

    /// <summary>Notes that an order was added, so that everyone who read the contract before must read it again.</summary>
    public void Amend() => RenewVersion();
}

/// <summary>One agreed term of a contract; at most one begins on a day.</summary>
public sealed class ContractTerm : Entity, IAccountOwned
{
    private ContractTerm()
    {
    }

    internal ContractTerm(Contract contract, int position, DateRange days)
    {
        AccountId = contract.AccountId;
        ContractId = contract.Id;
        Position = position;
        StartsOn = days.From;
        EndsOn = days.To;
    }

    public Guid AccountId { get; private set; }

    public Guid ContractId { get; private set; }

    public int Position { get; private set; }

    public DateOnly StartsOn { get; private set; }

    public DateOnly EndsOn { get; private set; }
}

/// <summary>Someone who receives the contract's invoices.</summary>
public sealed class BillingContact : Entity, IAccountOwned
{
    private BillingContact()
    {
    }

    internal BillingContact(Contract contract, int position, BillingContactDetails details)
    {
        AccountId = contract.AccountId;
        ContractId = contract.Id;
        Position = position;
        Name = details.Name;
        Email = details.Email;
        IsPrimary = details.IsPrimary;
    }

    public Guid AccountId { get; private set; }

    public Guid ContractId { get; private set; }

    public int Position { get; private set; }

    public string Name { get; private set; } = null!;

    public string Email { get; private set; } = null!;

    public bool IsPrimary { get; private set; }
}
