using Checkout.Web.Features.AddProducts.Selecting;
using Microsoft.AspNetCore.Http.Extensions;

namespace Checkout.Web.Features.AddProducts.WhatIfs;

/// <summary>What if: start and quantity in up to three variants, side by side. All of it stands in the address, so that a colleague sees
/// the same.</summary>
[Does(Deed.Change)]
public sealed class WhatIfController(SelectionPages pages, CurrentMember member) : CheckoutController
{
    [HttpGet("AddProducts/WhatIf"), Throttled(ThrottleGroup.Preview)]
    public async Task<IActionResult> WhatIf(SelectionInput input, CancellationToken cancellation)
    {
        var context = await pages.ContextAsync(input, preferredId: null, cancellation);
        if (input.Contract is not null && context.Contract is null)
        {
            return NotFound();
        }

        var contract = context.Contract?.Slug;
        var typed = WhatIfPage.Prefixes.Select(prefix => prefix.Length == 0 ? input : SelectionInputBinder.Read(Request.Query, prefix))
            .ToList();
        var chosen = typed.SelectMany(variant => variant.Units).Where(unit => unit.Value.Length > 0).Select(unit => unit.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var products = context.Products.Where(product => chosen.Contains(product.Sku))
            .OrderBy(product => product.Name, StringComparer.OrdinalIgnoreCase).Take(SelectionInput.MaxProducts).ToList();
        var variants = new List<Variant>();
        foreach (var (prefix, variant) in WhatIfPage.Prefixes.Zip(typed))
        {
            // Each variant has a field for each product, whether or not it names it.
            var units = products.ToDictionary(product => product.Sku, product => variant.Units.GetValueOrDefault(product.Sku) ?? "",
                StringComparer.OrdinalIgnoreCase);
            var shown = variant with { Contract = contract, Units = units, Again = null, Since = null };
            var selection = await pages.PageAsync(shown, edited: null, before: null, context, cancellation);
            variants.Add(new Variant(prefix, selection, OutlookOf(selection, context)));
        }

        return View("WhatIf", new WhatIfPage(context, products, variants, LinkOf(contract, products.Count == 0 ? [] : variants)));
    }

    private static SelectionOutlook? OutlookOf(SelectionPage selection, BuyingContext context) =>
        selection.Document?.Term is { } term
            ? SelectionOutlook.Of([.. selection.Chosen.Select(row => row.Choice).OfType<PricedChoice>()], term.From, context) : null;

    // It names the account, so that a colleague who works for several is led into this one, and nobody else in.
    private string LinkOf(string? contract, IReadOnlyList<Variant> variants)
    {
        var query = new QueryBuilder { { CurrentMemberMiddleware.AccountParameter, member.Account.Number } };
        if (contract is not null)
        {
            query.Add("contract", contract);
        }

        foreach (var variant in variants)
        {
            if (variant.Selection.Input.Start is { } start)
            {
                query.Add(variant.Prefix + "start", start);
            }

            foreach (var (sku, units) in variant.Selection.Input.Units.Where(unit => unit.Value.Length > 0))
            {
                query.Add(variant.Prefix + SelectionInput.UnitsPrefix + sku, units);
            }
        }

        return UriHelper.BuildAbsolute(Request.Scheme, Request.Host, Request.PathBase, "/AddProducts/WhatIf", query.ToQueryString());
    }
}
