using Checkout.Web.Features.AddProducts.Selecting;

namespace Checkout.Web.Features.AddProducts.WhatIfs;

/// <summary>Up to three selections side by side, and what each would cost.</summary>
/// <param name="Products">What any of them chooses.</param>
/// <param name="Link">The whole address, for a colleague.</param>
public sealed record WhatIfPage(BuyingContext Context, IReadOnlyList<Product> Products, IReadOnlyList<Variant> Variants, string Link)
{
    /// <summary>What stands before each field of a variant; the first has the fields of a selection itself.</summary>
    public static readonly IReadOnlyList<string> Prefixes = ["", "b.", "c."];

    public string Letter(Variant variant) => ((char)('A' + Prefixes.ToList().IndexOf(variant.Prefix))).ToString();
}

/// <summary>One of the selections.</summary>
/// <param name="Outlook">Null where nothing of it recurs or has a price.</param>
public sealed record Variant(string Prefix, SelectionPage Selection, SelectionOutlook? Outlook)
{
    public Money? DueNow => Selection.Document?.DueNow;

    public Money? Total => Selection.Document?.Sums.Total;

    public Money? PerYear => Outlook is null ? null : new Money(Outlook.PerYear, Selection.Context.Currency);

    public Money? AtRenewal => Outlook is null ? null : new Money(Outlook.AtRenewal, Selection.Context.Currency);

    /// <summary>Its row of a product; null where the product can't be had.</summary>
    public PickRow? RowOf(Product product) => Selection.Rows.FirstOrDefault(row => row.Product.Id == product.Id);

    /// <summary>Where it becomes the selection.</summary>
    public string Path => "/AddProducts" + QueryString.Create(
    [
        KeyValuePair.Create("contract", Selection.Input.Contract),
        KeyValuePair.Create("start", Selection.Input.Start),
        .. Selection.Input.Units.Where(unit => unit.Value.Length > 0)
        .Select(unit => KeyValuePair.Create(SelectionInput.UnitsPrefix + unit.Key, (string?)unit.Value)),
    ]);
}
