namespace Checkout.Domain.Buying;

/// <summary>Turns a priced selection into a quote of the account's own: its prices are frozen until it expires, and any edit makes new ones
/// (R8).</summary>
public static class OwnQuote
{
    private const int LongestTitle = 120;

    /// <param name="revision">1 for a new quote; each edit is a revision of its own.</param>
    /// <exception cref="RuleViolation">Something of the selection can't be bought.</exception>
    public static Quote Of(PricedSelection priced, BuyingContext context, string number, int revision, Guid? userId, string? slug = null)
    {
        RuleViolation.ThrowIf(!priced.IsComplete,
            priced.Refusals.Count > 0 ? priced.Refusals[0].Words : (Sentence)$"Choose at least one product.");

        var terms = TermsOf(priced, context, userId);
        return new Quote(
            context.Account.Id,
            number,
            revision,
            DocumentSource.Checkout,
            externalId: null,
            priced.Selection.Renews ? Renewing(terms, context.Contract!, context) : terms,
            [.. priced.Choices.Select(choice => choice.Terms)],
            slug);
    }

    /// <summary>The contract's next term (R10).</summary>
    private static QuoteTerms Renewing(QuoteTerms terms, Contract contract, BuyingContext context)
    {
        var last = RenewalRules.LastDay(contract);
        return terms with
        {
            Title = $"Renewal of {contract.Number}",
            Type = QuoteType.Renewal,
            TermMonths = RenewalRules.TermMonths(contract, context.Policy),
            ExpiresOn = terms.ExpiresOn < last ? terms.ExpiresOn : last,
            RenewalFingerprint = AcceptanceRules.Fingerprint(context.Installed, contract.EndsOn),
        };
    }

    private static QuoteTerms TermsOf(PricedSelection priced, BuyingContext context, Guid? userId)
    {
        var contract = context.Contract;
        var policy = context.Policy;
        return new QuoteTerms
        {
            Title = TitleOf(priced.Choices),
            Type = contract is null ? QuoteType.New : QuoteType.AddOn,
            Origin = QuoteOrigin.Customer,
            ContractId = contract?.Id,
            ContractEndsOn = contract?.EndsOn,
            Currency = context.Currency,
            LegalEntityId = contract?.LegalEntityId ?? context.SellerId,
            TermMonths = contract is null ? policy.TermMonths : 0,
            StartsOn = priced.Selection.StartsOn,
            ExpiresOn = context.Today.AddDays(policy.ValidDays),
            BillingFrequency = contract?.BillingFrequency ?? policy.BillingFrequency,
            PaymentTermsDays = contract?.PaymentTermsDays ?? policy.PaymentTermsDays,
            PaymentArrangement = contract?.PaymentArrangement ?? PaymentArrangement.Invoice,
            PriceBookId = context.Prices.Own?.Id,
            PriceBookName = context.Prices.Own?.Name,
            AutoRenews = contract?.AutoRenews ?? policy.AutoRenews,
            TermsVersion = policy.TermsVersion,
            TermsUrl = policy.TermsUrl,
            CreatedByUserId = userId,
        };
    }

    private static string TitleOf(IReadOnlyList<PricedChoice> choices)
    {
        var first = string.Create(CultureInfo.InvariantCulture, $"{choices[0].Terms.Quantity:#,##0.####} × {choices[0].Product.Name}");
        var rest = choices.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" and {choices.Count - 1} more") : "";
        return (first.Length + rest.Length <= LongestTitle ? first : string.Concat(first.AsSpan(0, LongestTitle - rest.Length - 1), "…"))
            + rest;
    }
}
