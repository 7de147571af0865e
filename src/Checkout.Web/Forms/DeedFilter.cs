using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Checkout.Web.Forms;

/// <summary>Behind the gate: refuses what the member's limits take away, and says why and whom to ask.</summary>
public sealed class DeedFilter(CurrentMember member, SecurityLog security, IAntiforgery antiforgery)
    : IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>Before anything of a form is read or checked.</summary>
    public int Order => int.MinValue;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (http.GetEndpoint() is not { } endpoint || Deeds.Of(endpoint, http.Request.Method) is not { } deed
            || member.Chosen?.Rights.WhyNot(deed) is not { } why)
        {
            return;
        }

        // A form of another account is refused for that, whatever the member may do in this one.
        if (!HttpMethods.IsGet(http.Request.Method) && !await antiforgery.IsRequestValidAsync(http)
            && http.Features.Get<FormOfOtherAccount>() is not null)
        {
            return;
        }

        security.Refused(SecurityEvent.AccessRefused, http.Request.Path);
        var page = Answers.Refused(http, new RefusedPage("This is not part of your access", why)
        {
            Ask = new RefusedLink("Whom to ask", "/WhomToAsk"),
        });
        page.StatusCode = StatusCodes.Status403Forbidden;
        context.Result = page;
    }
}
