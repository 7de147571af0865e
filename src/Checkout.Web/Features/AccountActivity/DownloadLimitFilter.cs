using Checkout.Web.Documents;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Checkout.Web.Features.AccountActivity;

/// <summary>Takes the turn before the action: most documents are made there. What turns out to be a file later takes it then.</summary>
public sealed class DownloadLimitFilter(DownloadLimits limits, CurrentMember member) : IAsyncResourceFilter
{
    private static readonly string[] Files = ["Pdf", "Ubl", "Receipt"];

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (member.SignedIn is { } user && HttpMethods.IsGet(http.Request.Method) && IsFile(context)
            && !await limits.EnterAsync(http, user.Id))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status429TooManyRequests);
            return;
        }

        await next();
    }

    private static bool IsFile(ResourceExecutingContext context) =>
        context.HttpContext.Request.Query is var query
        && (query.ContainsKey("format") || query.ContainsKey("files")
            || Files.Contains(context.ActionDescriptor.AttributeRouteInfo?.Template?.Split('/')[^1], StringComparer.OrdinalIgnoreCase));
}
