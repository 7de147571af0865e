using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Checkout.Web.Requests;

/// <summary>Renders a view outside of any action: where a request stands, for pages that middleware answers with, or without one, for
/// mails.</summary>
public sealed class StandaloneView(
    IActionResultExecutor<ViewResult> executor,
    IModelMetadataProvider metadata,
    ITempDataDictionaryFactory tempData,
    EndpointDataSource endpoints)
{
    private Endpoint? _endpoint;

    /// <summary>Renders a view that answers no request.</summary>
    public async Task<string> RenderAsync<TModel>(IServiceProvider services, string viewPath, TModel model)
    {
        using var html = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = services, Response = { Body = html } };
        await RenderAsync(context, viewPath, model, StatusCodes.Status200OK);
        return Encoding.UTF8.GetString(html.ToArray());
    }

    public async Task RenderAsync<TModel>(HttpContext context, string viewPath, TModel model, int status)
    {
        context.SetEndpoint(_endpoint ??= EndpointWithAssets());
        var result = new ViewResult
        {
            ViewName = viewPath,
            StatusCode = status,
            TempData = tempData.GetTempData(context),
            ViewData = new ViewDataDictionary<TModel>(metadata, new ModelStateDictionary()) { Model = model },
        };
        await executor.ExecuteAsync(new ActionContext(context, new RouteData(), new ActionDescriptor()), result);
    }

    // Tag helpers find the fingerprinted addresses of style sheets in the endpoint's metadata, and an unknown address has no endpoint.
    private Endpoint EndpointWithAssets()
    {
        var assets = endpoints.Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.ResourceAssetCollection>())
            .FirstOrDefault(found => found is not null);
        return new Endpoint(null, new EndpointMetadataCollection(assets is null ? [] : [assets]), "Page outside of actions");
    }
}
