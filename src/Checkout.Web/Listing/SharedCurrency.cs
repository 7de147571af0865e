namespace Checkout.Web.Listing;

/// <summary>The currency of a table's amounts, said once in its headings where all rows share it.</summary>
/// <param name="Currency">Null where rows differ: then each amount carries its own.</param>
public sealed record SharedCurrency(Currency? Currency)
{
    public bool Bare => Currency is not null;

    /// <summary>For the cells that stand on a card, where no heading is near.</summary>
    public string? Code => Currency?.Code;

    public static SharedCurrency Of(IEnumerable<Currency> rows)
    {
        var currencies = rows.Distinct().Take(2).ToList();
        return new SharedCurrency(currencies.Count == 1 ? currencies[0] : null);
    }

    /// <summary>“Total, USD”, or “Total”.</summary>
    public string Heading(string word) => Currency is null ? word : $"{word}, {Currency.Code}";
}
