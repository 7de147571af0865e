using Checkout.Data;
using Checkout.Web.Authorization;
using Checkout.Web.Features.AccountActivity;
using Checkout.Web.Features.Shared;
using Checkout.Web.Wording;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Doors;

/// <summary>The door from the org's setup page. Ordering by oneself is not open yet, so it leads to Home, which says whom to ask and carries the wish along.</summary>
public sealed class BuyMoreLicensesController(CheckoutDbContext db, CurrentMember member, ActivityLog activity) : CheckoutController
{
    [HttpGet("buy-more-licenses")]
    [ResponseCache(NoStore = true)]
    public async Task<IActionResult> BuyMoreLicenses([FromQuery] BuyMoreLicensesInput input, CancellationToken cancellation)
    {
        if (!string.IsNullOrEmpty(input.Org) && !string.Equals(input.Org, member.Account.ExternalId, StringComparison.Ordinal))
        {
            return member.User.Accounts.FirstOrDefault(account => string.Equals(account.ExternalId, input.Org, StringComparison.Ordinal)) is { } account
                ? await SwitchToAsync(account)
                : NotFound();
        }

        var product = string.IsNullOrWhiteSpace(input.Sku) ? null : await NameOfAsync(input.Sku.Trim(), cancellation);
        if (product is null && !string.IsNullOrWhiteSpace(input.Sku))
        {
            ModelState.Remove(nameof(input.Sku));
            ModelState.AddModelError(nameof(input.Sku), "The link names a product that does not exist.");
        }

        var executive = await db.Accounts.Select(account => account.Executive.Name).SingleAsync(cancellation);
        Explain(input, product, Person.CallName(executive)).Keep(TempData);
        return LocalRedirect("/");
    }

    // Nothing of the link is lost: the redirect comes back here, in the other account.
    private async Task<LocalRedirectResult> SwitchToAsync(AccountAccess account)
    {
        await activity.SwitchAsync(HttpContext, member.User, account);
        AccountSwitch.Notice(account).Keep(TempData);
        return LocalRedirect(Request.GetEncodedPathAndQuery());
    }

    private Task<string?> NameOfAsync(string sku, CancellationToken cancellation) =>
        db.Products.Where(product => product.Sku == sku && product.Active).Select(product => product.Name).FirstOrDefaultAsync(cancellation);

    private Flash Explain(BuyMoreLicensesInput input, string? product, string executive)
    {
        var wrong = ModelState.Values.SelectMany(entry => entry.Errors).Select(error => error.ErrorMessage).Distinct(StringComparer.Ordinal).ToList();
        var wish = (input.Units, product) switch
        {
            _ when wrong.Count > 0 => null,
            (_, null) => null,
            (null, { } name) => $"We would like more of {name} ({input.Sku!.Trim()}).",
            ({ } units, { } name) => $"We would like {units} more of {name} ({input.Sku!.Trim()}).",
        };
        string?[] sentences =
        [
            Flash.Take(TempData)?.Sentence,
            .. wrong,
            "Licenses can’t be ordered here by yourself yet.",
            wish is null ? $"{executive} prepares a quote for you." : $"{executive} prepares a quote for {(input.Units is { } count ? $"{count} × " : "")}{product}.",
        ];
        var query = new QueryBuilder { { "topic", "Purchase" } };
        if (wish is not null)
        {
            query.Add("message", wish);
        }

        return new Flash(wrong.Count > 0 ? Tone.Attention : Tone.Waiting, string.Join(' ', sentences.Where(sentence => sentence is not null))) { Link = "/Contact" + query.ToQueryString(), LinkText = $"Ask {executive} for licenses" };
    }
}
