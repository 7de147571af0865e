namespace Checkout.Domain.Contracts;

/// <summary>An agreement with a term, under which orders are placed. Its currency is that of all its documents (R18).</summary>
public sealed partial class Contract : IssuedDocument
{
    private readonly List<ContractTerm> _terms = [];

    private Contract() { }

    public Contract(Guid accountId, string number, DocumentSource source, string? externalId, DateRange term, DateOnly acceptedOn,
        ContractDetails details, string? slug = null)
        : base(accountId, number, slug, source, externalId, details.Currency)
    {
        AnchorOn = term.From;
        StartsOn = term.From;
        EndsOn = term.To;
        AcceptedOn = acceptedOn;
        _terms.Add(new ContractTerm(this, 1, term));
        Update(details);
        TakeOver(details.Billing);
        DeliveredBilling = source is DocumentSource.Vendor ? details.Billing : null;
    }

    public override DocumentKind DocumentKind => DocumentKind.Contract;

    public string Name { get; private set; } = null!;

    public Guid LegalEntityId { get; private set; }

    /// <summary>From which the monthly grid counts; renewals keep it (R1).</summary>
    public DateOnly AnchorOn { get; private set; }

    /// <summary>The first day of the first term.</summary>
    public DateOnly StartsOn { get; private set; }

    /// <summary>The last day of the last agreed term.</summary>
    public DateOnly EndsOn { get; private set; }

    /// <summary>From this day on it counts as one of the account's contracts (R11).</summary>
    public DateOnly AcceptedOn { get; private set; }

    /// <summary>The last day in force, where it was terminated early; before the first one where it was canceled.</summary>
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

    /// <summary>The method on file that the customer chose for the contract; null: the account’s default.</summary>
    public Guid? StoredMethodId { get; private set; }

    public Guid? PriceBookId { get; private set; }

    public bool AllowsStandardPrices { get; private set; }

    public bool AutoRenews { get; private set; }

    public int NoticeDays { get; private set; }

    /// <summary>True where the account may say in the portal that it does not renew.</summary>
    public bool TakesNotice { get; private set; }

    public IReadOnlyList<ContractTerm> Terms => _terms;

    public BillingGrid Grid => new(AnchorOn);

    public MaskedCard? Card => CardBrand is null || CardLastFour is null || CardExpiryMonth is null || CardExpiryYear is null
        ? null
        : new(CardBrand, CardLastFour, CardExpiryMonth.Value, CardExpiryYear.Value);

    /// <summary>Takes what the vendor's system says about the agreement; billing details have a verb of their own.</summary>
    public void Update(ContractDetails details)
    {
        Name = details.Name;
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
        TakesNotice = details.TakesNotice;
    }

    /// <summary>Chooses what is charged where the contract pays by card.</summary>
    /// <param name="method">Null: the account’s default.</param>
    public void PayBy(Payments.StoredMethod? method)
    {
        RuleViolation.ThrowIf(method is not null && (method.AccountId != AccountId || method.RemovedAt is not null),
            $"Choose a payment method that your company has on file.", "Method");

        StoredMethodId = method?.Id;
        RenewVersion();
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
