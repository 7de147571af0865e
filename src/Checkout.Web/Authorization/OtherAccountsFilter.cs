using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Checkout.Web.Authorization;

/// <summary>
/// Answers with 404 where an action finds nothing, and follows a link to a document that the current account doesn't have but another one
/// of the user does: one such account is switched to, with a notice; of several the user chooses (A3). Nobody else learns that the
/// document exists.
/// </summary>
public sealed class OtherAccountsFilter(OtherAccounts others, CurrentMember member, AccountSwitch accounts, IModelMetadataProvider metadata,
    ITempDataDictionaryFactory tempData) : IAsyncActionFilter
{
    private const string Number = "number";

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var executed = await next();
        if (executed.Exception is NotFoundException)
        {
            (executed.ExceptionHandled, executed.Result) = (true, new NotFoundResult());
        }

        if (executed.Result is not StatusCodeResult { StatusCode: StatusCodes.Status404NotFound }
            || context.HttpContext.Request.Method is not ("GET" or "HEAD")
            || member.SignedIn is null
            || KindOf(context) is not { } kind
            || context.RouteData.Values[Number] is not string number)
        {
            return;
        }

        var holders = await others.WithAsync(kind, number, context.HttpContext.RequestAborted);
        executed.Result = holders.Count switch
        {
            0 => executed.Result,
            1 => await SwitchToAsync(context.HttpContext, holders[0]),
            _ => Choice(context.HttpContext, new ChooserModel($"{number} is a document of several of your accounts",
                AccountSwitch.Links(context.HttpContext.Request, holders))),
        };
    }

    // The detail pages of a tab lie under its name and the document's number.
    private static DocumentKind? KindOf(ActionExecutingContext context)
    {
        var parts = context.ActionDescriptor.AttributeRouteInfo?.Template?.Split('/') ?? [];
        return parts.Length > 1 && parts[1].Trim('{', '}') == Number ? DocumentPath.KindOf(parts[0]) : null;
    }

    private async Task<IActionResult> SwitchToAsync(HttpContext context, AccountAccess account) =>
        await accounts.FollowAsync(context, account) is { } asked ? Choice(context, asked)
            : new LocalRedirectResult(context.Request.GetEncodedPathAndQuery());

    private ViewResult Choice(HttpContext context, ChooserModel model) => new()
    {
        ViewName = ChooserModel.View,
        TempData = tempData.GetTempData(context),
        ViewData = new ViewDataDictionary<ChooserModel>(metadata, new ModelStateDictionary()) { Model = model },
    };
}
