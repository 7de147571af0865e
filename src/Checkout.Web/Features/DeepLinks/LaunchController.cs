namespace Checkout.Web.Features.DeepLinks;

/// <summary>The door from the vendor's own product: straight to the quote that waits, otherwise Home.</summary>
public sealed class LaunchController(CurrentMember member, OtherAccounts others, AccountSwitch accounts, LaunchQuery query)
    : CheckoutController
{
    [HttpGet("launch")]
    public async Task<IActionResult> Launch(CancellationToken cancellation)
    {
        if (await query.FindAsync(member.Account.Id, member.User.Id, cancellation) is { } slug)
        {
            return LocalRedirect("~" + DocumentPath.Of(DocumentKind.Quote, slug));
        }

        // The product's menu doesn't say for which account: a quote that waits in another one of the user's is found like any document
        // (A3).
        var found = new List<(AccountAccess Account, string Slug)>();
        foreach (var account in others.All)
        {
            if (await query.FindAsync(account.Id, member.User.Id, cancellation) is { } waiting)
            {
                found.Add((account, waiting));
            }
        }

        switch (found)
        {
            case []:
                return LocalRedirect("~/");
            case [var (account, waiting)]:
                return await accounts.FollowAsync(HttpContext, account) is { } asked ? View(ChooserModel.View, asked)
                    : LocalRedirect("~" + DocumentPath.Of(DocumentKind.Quote, waiting));
            default:
                return View(ChooserModel.View,
                    new ChooserModel("Quotes wait in several of your accounts",
                    AccountSwitch.Links(Request, found.Select(hit => hit.Account))));
        }
    }
}
