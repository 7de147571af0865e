using Checkout.Web.Features.SingleSignOn.Protocol;

namespace Checkout.Web.Features.SingleSignOn;

internal static class SignOnRefusedResult
{
    /// <summary>The page that says why nobody was signed in.</summary>
    /// <param name="again">The query with which it begins again; null where that is not known.</param>
    public static ViewResult Refused(this CheckoutController controller, SignOnRefusal reason, string? again)
    {
        controller.Response.StatusCode = reason switch
        {
            SignOnRefusal.Expired or SignOnRefusal.AnsweredBefore => StatusCodes.Status410Gone,
            SignOnRefusal.NotAvailable => StatusCodes.Status404NotFound,
            SignOnRefusal.Unreachable => StatusCodes.Status502BadGateway,
            _ => StatusCodes.Status403Forbidden,
        };
        return controller.View("SignOnRefused", new SignOnRefusedPage(reason, again));
    }
}
