using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Checkout.Web.Authorization;

/// <summary>
/// Between authentication and authorization: looks up who the cookie's user is now, ends sessions that no longer hold, confines the
/// request to the current account, and follows <c>?account=</c> (A3).
/// </summary>
public sealed class CurrentMemberMiddleware(RequestDelegate next, MembershipLookup lookup, StandaloneView view,
    ITempDataDictionaryFactory tempData)
{
    public const string AccountParameter = "account";

    /// <summary>How the script says for which account the page was shown of which it asks a part.</summary>
    public const string AccountHeader = "X-Account";

    public async Task InvokeAsync(HttpContext context, CurrentMember member, AccountScope scope, Reader reader)
    {
        if (context.User.Identity is not { IsAuthenticated: true }
            || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            await next(context);
            return;
        }

        if (SessionTicket.Of(context.User) is not { } ticket || await lookup.FindAsync(ticket, context.RequestAborted) is not { } user)
        {
            await EndSessionAsync(context);
            await next(context);
            return;
        }

        if (!user.Active)
        {
            // The refusal is said once; from then on the browser is signed out.
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        }

        var chosen = user.AccountNumbered(AccountCookie.Read(context.Request));
        var account = chosen ?? user.FirstAccount();
        member.SignInAs(user, account);
        context.Features.Set(member);
        reader.Adopt(user.Locale ?? account?.Locale, user.TimeZone ?? account?.TimeZone);
        if (account is not null)
        {
            scope.Enter(account.Id);
            if (chosen is null)
            {
                // From here on the choice stays, whatever else the user is given or loses.
                AccountCookie.Write(context, account);
            }
        }

        if (context.Request.Headers.TryGetValue(AccountHeader, out var shown)
            && Uri.UnescapeDataString(shown.ToString()) != account?.Number)
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
            return;
        }

        if (user.Active && IsReading(context.Request) && context.Request.Query.TryGetValue(AccountParameter, out var asked))
        {
            await SwitchAsync(context, user, account, asked.Count == 1 ? asked[0] : null);
            return;
        }

        await next(context);
    }

    private static bool IsReading(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static async Task EndSessionAsync(HttpContext context)
    {
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        context.Features.GetRequiredFeature<IAuthenticateResultFeature>().AuthenticateResult = AuthenticateResult.NoResult();
        context.User = new ClaimsPrincipal(new ClaimsIdentity());
    }

    private async Task SwitchAsync(HttpContext context, SignedInUser user, AccountAccess? current, string? number)
    {
        if (user.AccountNumbered(number) is not { } account)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (account != current)
        {
            if (await context.RequestServices.GetRequiredService<AccountSwitch>().FollowAsync(context, account) is { } asked)
            {
                await view.RenderAsync(context, ChooserModel.View, asked, StatusCodes.Status200OK);
                return;
            }

            tempData.GetTempData(context).Save();
        }

        context.Response.Redirect(AccountSwitch.Address(context.Request, account: null));
    }
}
