using Microsoft.AspNetCore.Routing;

namespace Checkout.Web.Requests;

/// <summary>What every answer of the portal has in common.</summary>
public static class Answering
{
    /// <summary>Answers HEAD wherever GET is answered, as RFC 9110 asks for; nothing of it counts as an opening (<see
    /// cref="Opening"/>).</summary>
    public static TBuilder AnsweringHead<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder
    {
        routes.Finally(endpoint =>
        {
            if (endpoint.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault() is { HttpMethods: var methods }
                && methods.Contains(HttpMethods.Get) && !methods.Contains(HttpMethods.Head))
            {
                endpoint.Metadata.Add(new HttpMethodMetadata([.. methods, HttpMethods.Head]));
            }
        });
        return routes;
    }

    /// <summary>Neither browsers nor proxies keep what does not say that they may.</summary>
    public static void UseKeptByNobody(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            var headers = ((HttpResponse)state).Headers;
            if (headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    });
}
