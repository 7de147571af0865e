using Microsoft.AspNetCore.Http.Extensions;

namespace Checkout.Web.Features.SignIn;

/// <summary>A form that arrived after its session had ended. Nothing of it was carried out; signing in leads back to its page.</summary>
public static class InterruptedForm
{
    /// <summary>The parameter of the sign-in page that says so.</summary>
    public const string Parameter = "interrupted";

    public static bool Interrupts(HttpRequest request) => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);

    public static async Task<string> SignInUrlAsync(HttpRequest request)
    {
        var signIn = request.PathBase + "/SignIn";
        var query = new QueryBuilder();
        if (await TypedForm.PageAsync(request) is { } page && page.Split('?')[0] != signIn)
        {
            query.Add("returnUrl", page);
        }

        query.Add(Parameter, "true");
        return signIn + query.ToQueryString();
    }
}
