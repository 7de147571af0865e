using Checkout.Web.Features.AddProducts.Selecting;
using Microsoft.AspNetCore.Http.Extensions;

namespace Checkout.Web.Features.DeepLinks;

/// <summary>The door from the org's setup page: opens the selection of products, prefilled with what the link asks for.</summary>
public sealed class BuyMoreLicensesController(CheckoutDbContext db, CurrentMember member, AccountSwitch accounts, Reader reader)
    : CheckoutController
{
    [HttpGet("buy-more-licenses")]
    public async Task<IActionResult> BuyMoreLicenses([FromQuery] BuyMoreLicensesInput input, CancellationToken cancellation)
    {
        if (!string.IsNullOrEmpty(input.Org) && !string.Equals(input.Org, member.Account.ExternalId, StringComparison.Ordinal))
        {
            return member.User.Accounts.FirstOrDefault(account => string.Equals(account.ExternalId, input.Org,
                StringComparison.Ordinal)) is { } account
                ? await SwitchToAsync(account)
                : NotFound();
        }

        var query = new QueryBuilder();
        if (!ModelState.IsValid)
        {
            var wrong = ModelState.Values.SelectMany(entry => entry.Errors).Select(error => error.ErrorMessage)
                .Distinct(StringComparer.Ordinal);
            new Flash(Tone.Attention, string.Join(' ', [.. Flash.Read(TempData) is { } before ? new[] { before.Sentence } : [], .. wrong]))
                .Store(TempData);
        }

        if (input.Sku?.Trim() is { Length: > 0 and <= DocumentNumber.MaxLength } sku)
        {
            if (await ContractOfAsync(sku, cancellation) is { } contract)
            {
                query.Add("contract", contract);
            }

            query.Add(SelectionInput.UnitsPrefix + sku, input.Units is { } units ? TypedQuantity.Write(units, reader.Culture) : "");
        }

        return LocalRedirect("~/AddProducts" + query.ToQueryString());
    }

    // Nothing of the link is lost: the redirect comes back here, in the other account.
    private async Task<IActionResult> SwitchToAsync(AccountAccess account) =>
        await accounts.FollowAsync(HttpContext, account) is { } asked ? View(ChooserModel.View, asked)
            : LocalRedirect(Request.GetEncodedPathAndQuery());

    /// <summary>More of what is owned belongs under the contract that holds it; of several, under the one that lasts longest.</summary>
    private async Task<string?> ContractOfAsync(string sku, CancellationToken cancellation)
    {
        var today = reader.Today;
        var holding = await db.Contracts
            .Where(contract => db.InstalledProducts.Where(InstalledProduct.InForceOn(today))
                .Any(unit => unit.ContractId == contract.Id && unit.Sku == sku))
            .Select(ContractInBrief.Of).ToListAsync(cancellation);
        return Domain.Buying.BuyingContext.DefaultContract(holding, today)?.Slug;
    }
}
