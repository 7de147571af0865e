using Microsoft.AspNetCore.Mvc.Filters;

namespace Checkout.Web.Features.Shared;

/// <summary>Notes every page of a document that somebody really opens (A13): not what a browser fetches ahead, not files, not
/// failures.</summary>
public sealed class RecentlyViewedFilter : IResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is ViewResult { StatusCode: null or StatusCodes.Status200OK }
            && context.HttpContext.Response.StatusCode == StatusCodes.Status200OK
            && Opening.IsSeen(context.HttpContext.Request) && DocumentOf(context) is { } document)
        {
            context.HttpContext.RequestServices.GetRequiredService<RecentlyViewedDocuments>().Record(context.HttpContext, document);
        }
    }

    public void OnResultExecuted(ResultExecutedContext context) { }

    // The page of a document lies under its tab's name and its number, and nothing behind it.
    private static ViewedDocument? DocumentOf(ActionContext context) =>
        context.ActionDescriptor.AttributeRouteInfo?.Template?.Split('/') is [var tab, "{number}"]
        && DocumentPath.KindOf(tab) is { } kind
        && context.RouteData.Values["number"] is string number
            ? new ViewedDocument(kind, number)
            : null;
}
