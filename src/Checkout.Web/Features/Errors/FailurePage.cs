using Checkout.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Checkout.Web.Features.Errors;

/// <summary>
/// Gives every answer of 400 and above that has no body yet its page. The view is rendered where the request stands instead of
/// running the pipeline again, because what failed may be a part of the pipeline.
/// </summary>
public sealed class FailurePage(
    IActionResultExecutor<ViewResult> executor,
    IModelMetadataProvider metadata,
    ITempDataDictionaryFactory tempData,
    EndpointDataSource endpoints,
    ILogger<FailurePage> log)
{
    private const string ViewPath = "/Features/Errors/Failure.cshtml";

    private Endpoint? _endpoint;

    public async Task WriteAsync(HttpContext context)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        var failure = context.Features.Get<Failure>() ?? Failure.Of(context.Response.StatusCode);
        try
        {
            await RenderAsync(context, failure);
        }
        catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            log.LogError(exception, "The error page itself failed; reference {Reference}", Reference.Of(context));
            context.Response.StatusCode = failure.Status;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync($"{failure.Title}. {failure.Explanation} Reference: {Reference.Of(context)}", context.RequestAborted);
        }
    }

    private async Task RenderAsync(HttpContext context, Failure failure)
    {
        var pageFrame = context.RequestServices.GetRequiredService<PageFrame>();
        if (failure.DatabaseIsAway)
        {
            pageFrame.Omit();
        }

        var frame = await pageFrame.GetAsync(context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        context.SetEndpoint(_endpoint ??= EndpointWithAssets());

        var model = new FailureModel(failure, Reference.Of(context), frame.User is not null);
        var result = new ViewResult
        {
            ViewName = ViewPath,
            StatusCode = failure.Status,
            TempData = tempData.GetTempData(context),
            ViewData = new ViewDataDictionary<FailureModel>(metadata, new ModelStateDictionary()) { Model = model },
        };
        await executor.ExecuteAsync(new ActionContext(context, new RouteData(), new ActionDescriptor()), result);
    }

    // Tag helpers find the fingerprinted addresses of style sheets in the endpoint's metadata, and an unknown address has no endpoint.
    private Endpoint EndpointWithAssets()
    {
        var assets = endpoints.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.ResourceAssetCollection>()).FirstOrDefault(found => found is not null);
        return new Endpoint(null, new EndpointMetadataCollection(assets is null ? [] : [assets]), "Error page");
    }
}
