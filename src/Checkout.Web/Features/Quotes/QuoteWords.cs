using Checkout.Web.Features.Quotes.Document;

namespace Checkout.Web.Features.Quotes;

/// <summary>What the terms of a quote are called.</summary>
public static class QuoteWords
{
    public static string Of(QuoteType type) => type switch
    {
        QuoteType.New => "New",
        QuoteType.AddOn => "Add-on",
        QuoteType.Renewal => "Renewal",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static string Of(QuoteStatus status) => status is QuoteStatus.PendingApproval ? "Pending approval" : status.ToString();

    public static StatusWord StatusOf(QuoteStatus status) => new(ToneOf(status), Of(status));

    /// <summary>“Billed each quarter in advance”: the word for the interval.</summary>
    public static string Of(BillingFrequency frequency) => frequency switch
    {
        BillingFrequency.Monthly => "each month",
        BillingFrequency.Quarterly => "each quarter",
        BillingFrequency.Annual => "each year",
        _ => throw new ArgumentOutOfRangeException(nameof(frequency)),
    };

    /// <summary>How and when it is paid, in brief.</summary>
    public static string Payment(QuoteDocument document) =>
        document.PaysByCard ? "By card" : $"{document.PaymentTermsDays} days, bank transfer";

    /// <summary>The terms in sentences, without the general ones that a link leads to.</summary>
    public static string TermsInBrief(QuoteDocument document)
    {
        var paid = document.PaysByCard ? "charged to the card on file on each invoice’s day"
            : $"payable within {document.PaymentTermsDays} days by bank transfer";
        var end = document.Quote.Type switch
        {
            QuoteType.AddOn => "What is added ends together with your contract and renews with it.",
            QuoteType.Renewal => "The contract keeps its number; the new term follows the old one without a gap.",
            _ when document.Quote.AutoRenews => "The contract renews automatically unless you give notice.",
            _ => "The contract ends with its term unless you renew it.",
        };
        return $"Billed {Of(document.BillingFrequency)} in advance, {paid}. {end}";
    }

    public static string Terms(QuoteDocument document) =>
        $"{TermsInBrief(document)} Subscription terms, version {document.Quote.TermsVersion} ({document.Quote.TermsUrl}) apply.";

    /// <summary>Months as they are multiplied: whole, or with four decimals.</summary>
    public static decimal Months(Fraction months) => months.Round(4);

    private static Tone ToneOf(QuoteStatus status) => status switch
    {
        QuoteStatus.Active or QuoteStatus.PendingApproval => Tone.Waiting,
        QuoteStatus.Purchased => Tone.Good,
        _ => Tone.Past,
    };
}
