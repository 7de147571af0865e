namespace Checkout.Web.Wording;

/// <summary>What the categories of EN 16931 are called.</summary>
public static class TaxWords
{
    public static string Of(TaxCategory category) => category switch
    {
        TaxCategory.Z => "Tax, zero rated",
        TaxCategory.E => "Tax, exempt",
        TaxCategory.AE => "VAT, reverse charge",
        TaxCategory.K => "VAT, intra-community supply",
        TaxCategory.G => "Tax, export",
        TaxCategory.B => "VAT, split payment",
        TaxCategory.O => "Tax, not applicable",
        _ => "Tax",
    };
}
