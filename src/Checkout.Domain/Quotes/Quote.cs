namespace Checkout.Domain.Quotes;

/// <summary>An offer with lines, validity and terms. Each publication is a row of its own with the same number and a higher
/// revision.</summary>
public sealed partial class Quote : IssuedDocument
{
    public const int MaxLines = 2000;

    private readonly List<QuoteLine> _lines = [];

    private Quote() { }

    public Quote(Guid accountId, string number, int revision, DocumentSource source, string? externalId, QuoteTerms terms,
        IReadOnlyList<LineTerms> lines, string? slug = null)
        : base(accountId, number, slug, source, externalId, terms.Currency)
    {
        RuleViolation.ThrowIf(lines.Count == 0, $"A quote needs at least one line.", "lines");

        Revision = revision;
        Title = terms.Title;
        Type = terms.Type;
        Origin = terms.Origin;
        ContractId = terms.ContractId;
        ContractEndsOn = terms.ContractEndsOn;
        LegalEntityId = terms.LegalEntityId;
        TermMonths = terms.TermMonths;
        StartsOn = terms.StartsOn;
        ExpiresOn = terms.ExpiresOn;
        BillingFrequency = terms.BillingFrequency;
        PaymentTermsDays = terms.PaymentTermsDays;
        PaymentArrangement = terms.PaymentArrangement;
        PriceBookId = terms.PriceBookId;
        PriceBookName = terms.PriceBookName;
        AutoRenews = terms.AutoRenews;
        TermsVersion = terms.TermsVersion;
        TermsUrl = terms.TermsUrl;
        Note = terms.Note;
        RenewalFingerprint = terms.RenewalFingerprint;
        CreatedByUserId = terms.CreatedByUserId;
        _lines.AddRange(lines.Select((line, index) => new QuoteLine(this, index + 1, line)));
    }

    public override DocumentKind DocumentKind => DocumentKind.Quote;

    /// <summary>1 for the first publication, rising with each that replaces it.</summary>
    public int Revision { get; private set; }

    public string Title { get; private set; } = null!;

    public QuoteType Type { get; private set; }

    public QuoteOrigin Origin { get; private set; }

    public Guid? ContractId { get; private set; }

    public DateOnly? ContractEndsOn { get; private set; }

    public Guid LegalEntityId { get; private set; }

    public int TermMonths { get; private set; }

    public DateOnly? StartsOn { get; private set; }

    /// <summary>The last business day on which it can be accepted, to its end in the vendor's zone (R20).</summary>
    public DateOnly ExpiresOn { get; private set; }

    public BillingFrequency BillingFrequency { get; private set; }

    public int PaymentTermsDays { get; private set; }

    public PaymentArrangement PaymentArrangement { get; private set; }

    public Guid? PriceBookId { get; private set; }

    public string? PriceBookName { get; private set; }

    public bool AutoRenews { get; private set; }

    public string TermsVersion { get; private set; } = null!;

    public string TermsUrl { get; private set; } = null!;

    public string? Note { get; private set; }

    public string? RenewalFingerprint { get; private set; }

    public Guid? CreatedByUserId { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public DateOnly? PublishedOn { get; private set; }

    /// <summary>Sums as of <see cref="FiguresOn"/>; they move with the day only where the start is “on acceptance” under a
    /// contract.</summary>
    public decimal NetAmount { get; private set; }

    public decimal TaxAmount { get; private set; }

    public decimal TotalAmount { get; private set; }

    public DateOnly? FiguresOn { get; private set; }

    public Guid? OrderId { get; private set; }

    public string? OrderNumber { get; private set; }

    public IReadOnlyList<QuoteLine> Lines => _lines;

    public Money Net => new(NetAmount, Currency);

    public Money Tax => new(TaxAmount, Currency);

    public Money Total => new(TotalAmount, Currency);

    /// <summary>True where the figures depend on the day of acceptance.</summary>
    public bool FloatsWithTheDay =>
        Status is QuoteStatus.Active or QuoteStatus.PendingApproval && Type is QuoteType.AddOn
        && _lines.Exists(line => line.IsRecurring && (line.StartsOn ?? StartsOn) is null);

    /// <summary>Keeps the sums that lists show; they change nothing that was agreed.</summary>
    public void KeepFigures(QuoteFigures figures)
    {
        NetAmount = figures.Plan.Net;
        TaxAmount = figures.Plan.Tax;
        TotalAmount = figures.Plan.Total;
        FiguresOn = figures.On;
    }
}
