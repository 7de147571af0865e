using Microsoft.AspNetCore.Http.Extensions;

namespace Checkout.Web.Features.SignIn;

/// <summary>
/// A form that arrived after its session had ended. Nothing of it was carried out; signing in leads back to the page it stood on,
/// for the address that it was sent to is often no page.
/// </summary>
public static class InterruptedForm
{
    /// <summary>The parameter of the sign-in page that says so.</summary>
    public const string Parameter = "interrupted";

    /// <summary>Longer addresses are cut or refused on their way.</summary>
    private const int MaxLength = 4000;

    public static bool Interrupts(HttpRequest request) => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);

    public static async Task<string> SignInUrlAsync(HttpRequest request)
    {
        var query = new QueryBuilder();
        if ((await TypedAsync(request) ?? PageOf(request)) is { } page)
        {
            query.Add("returnUrl", page);
        }

        query.Add(Parameter, "true");
        return request.PathBase + "/SignIn" + query.ToQueryString();
    }

    // Where the form's fields are the query of a page, nothing of them is lost. What protects and identifies the form stays out of the
    // address.
    private static async Task<string?> TypedAsync(HttpRequest request)
    {
        if (request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<FormIsPageAttribute>() is null || !request.HasFormContentType)
        {
            return null;
        }

        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var typed = new QueryBuilder(form.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal))
            .Select(field => KeyValuePair.Create(field.Key, field.Value.ToString())));
        var page = request.PathBase + request.Path + typed.ToQueryString();
        return page.Length <= MaxLength ? page : null;
    }

    // The browser says which page a form stood on. Another site's page is none to return to.
    private static string? PageOf(HttpRequest request) =>
        request.GetTypedHeaders().Referer is { IsAbsoluteUri: true } page
        && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
        && page.AbsolutePath != request.PathBase + "/SignIn"
            ? page.PathAndQuery
            : null;
}
