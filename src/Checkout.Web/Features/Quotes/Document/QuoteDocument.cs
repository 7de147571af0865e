namespace Checkout.Web.Features.Quotes.Document;

/// <summary>A quote with every figure: the page, the decision page and the PDF all print this, and so can't differ.</summary>
/// <param name="Contract">What it adds to, renews or began; null before new business is accepted.</param>
/// <param name="Today">The vendor's business date.</param>
public sealed record QuoteDocument(Quote Quote, Contract? Contract, DateOnly Today)
{
    public QuoteStatus Status => Quote.StatusOn(Today);

    public required IReadOnlyList<QuotedLine> Lines { get; init; }

    /// <summary>From the first day to the last; null where it can't be told any more.</summary>
    public required DateRange? Term { get; init; }

    public required QuotedSums Sums { get; init; }

    /// <summary>The invoices that it causes, or caused, in order; empty where they can't be told any more.</summary>
    public required IReadOnlyList<QuotedInvoice> Invoices { get; init; }

    /// <summary>What the acceptor confirms; null where the figures are not those of today.</summary>
    public QuoteSnapshot? Snapshot { get; init; }

    /// <summary>What was placed by accepting it; null where it was not.</summary>
    public Order? Order { get; init; }

    /// <summary>Why there are no figures of today.</summary>
    public Sentence? Problem { get; init; }

    public Currency Currency => Quote.Currency;

    /// <summary>Null where nothing is due at acceptance.</summary>
    public QuotedInvoice? First => Invoices.FirstOrDefault(invoice => invoice.IsFirst);

    public IEnumerable<QuotedInvoice> Later => Invoices.Where(invoice => !invoice.IsFirst);

    public Money DueNow => First?.Total ?? Money.Zero(Currency);

    /// <summary>When the first invoice is payable.</summary>
    public DateOnly DueOn => (First?.On ?? Today).AddDays(PaymentTermsDays);

    // An add-on and a renewal follow the contract; only new business brings terms of its own.
    public BillingFrequency BillingFrequency => Contract?.BillingFrequency ?? Quote.BillingFrequency;

    public int PaymentTermsDays => Contract?.PaymentTermsDays ?? Quote.PaymentTermsDays;

    public PaymentArrangement PaymentArrangement => Contract?.PaymentArrangement ?? Quote.PaymentArrangement;

    public bool PaysByCard => PaymentArrangement is PaymentArrangement.Card;

    public Money In(decimal amount) => new(amount, Currency);
}

/// <summary>A line with the days it runs and what it comes to.</summary>
/// <param name="Term">Null where it can't be told any more; so are the others.</param>
public sealed record QuotedLine(PricedLine Line, DateRange? Term, Fraction? Months, Money? Amount)
{
    /// <summary>Every number that the amount comes from; null where it can't be told any more.</summary>
    public PriceExplanation? Explanation { get; init; }
}

/// <summary>The sums below the lines.</summary>
/// <param name="List">What the lines would come to at list price.</param>
public sealed record QuotedSums(Money? List, Money Net, IReadOnlyList<TaxSubtotal> Taxes, Money Tax, Money Total)
{
    public Money? Discount => List is { } list && list != Net ? Net - list : null;
}

/// <summary>An invoice that the quote causes.</summary>
public sealed record QuotedInvoice(DateOnly On, bool IsFirst, IReadOnlyList<QuotedPart> Parts, Money Net, Money Tax)
{
    public Money Total => Net + Tax;

    /// <summary>The days that its recurring parts pay for.</summary>
    public DateRange? Period => Parts.Any(part => part.Period is not null)
        ? new DateRange(Parts.Min(part => part.Period?.From ?? DateOnly.MaxValue), Parts.Max(part => part.Period?.To ?? DateOnly.MinValue))
        : null;
}

/// <summary>What an invoice asks for one line; only a recurring one has a period.</summary>
public sealed record QuotedPart(string Name, DateRange? Period, Money Amount);
