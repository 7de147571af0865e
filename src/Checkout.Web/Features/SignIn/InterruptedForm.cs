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

    public static bool Interrupts(HttpRequest request) => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);

    public static string SignInUrl(HttpRequest request)
    {
        var query = new QueryBuilder();
        if (PageOf(request) is { } page)
        {
            query.Add("returnUrl", page);
        }

        query.Add(Parameter, "true");
        return request.PathBase + "/SignIn" + query.ToQueryString();
    }

    // The browser says which page a form stood on. Another site's page is none to return to.
    private static string? PageOf(HttpRequest request) =>
        request.GetTypedHeaders().Referer is { IsAbsoluteUri: true } page
        && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
        && page.AbsolutePath != request.PathBase + "/SignIn"
            ? page.PathAndQuery
            : null;
}
