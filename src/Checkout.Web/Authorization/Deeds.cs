using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace Checkout.Web.Authorization;

/// <summary>What every route does, for the gate, and for pages that offer only what the member may do.</summary>
public sealed class Deeds(EndpointDataSource endpoints)
{
    private IReadOnlyList<(string Method, TemplateMatcher Matcher, decimal Precedence, Deed Deed)>? _routes;

    /// <returns>Null where a route is open to whoever has no permission either.</returns>
    public static Deed? Of(Endpoint endpoint, string method)
    {
        var metadata = endpoint.Metadata;
        return metadata.GetMetadata<IAllowAnonymous>() is not null || metadata.GetMetadata<SignedInOnlyAttribute>() is not null ? null
            : metadata.GetMetadata<DoesAttribute>() is { } does ? does.Deed
            : HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? Deed.Read : Deed.Change;
    }

    /// <summary>What asking for a path of the portal does.</summary>
    /// <param name="path">Without the portal's base path and without a query.</param>
    public Deed Of(string method, string path)
    {
        var routes = _routes ??= [.. Read()];
        return routes.FirstOrDefault(route => route.Method == method && route.Matcher.TryMatch(path, [])) is { Matcher: not null } found
            ? found.Deed : Deed.Read;
    }

    // The most precise first, as routing chooses.
    private IEnumerable<(string Method, TemplateMatcher Matcher, decimal Precedence, Deed Deed)> Read() =>
        from endpoint in endpoints.Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
        let deed = Of(endpoint, method)
        where deed is not null
        orderby endpoint.RoutePattern.InboundPrecedence
        select (method, new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), Defaults(endpoint.RoutePattern)),
            endpoint.RoutePattern.InboundPrecedence, deed.Value);

    private static RouteValueDictionary Defaults(RoutePattern pattern) => new(pattern.Defaults);
}
