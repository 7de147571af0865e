using Checkout.Web.Features.SignIn;
using Checkout.Web.Features.SingleSignOn.Arrivals;
using Checkout.Web.Features.SingleSignOn.Protocol;
using Checkout.Web.Features.SingleSignOn.Settings;
using Microsoft.AspNetCore.Authorization;

namespace Checkout.Web.Features.SingleSignOn;

/// <summary>Where providers send people back to.</summary>
[AllowAnonymous]
public sealed class SignOnCallbackController(SignOnReturn back, SignOnDoor door, SignOnConsents consents, SignOnTest test)
    : CheckoutController
{
    [HttpGet(SignOnProtocol.CallbackPath), Throttled(ThrottleGroup.SignIn)]
    public async Task<IActionResult> Return([FromQuery] SignOnAnswerInput answer, CancellationToken cancellation)
    {
        Returned returned;
        try
        {
            returned = await back.ReceiveAsync(HttpContext, answer, cancellation);
        }
        catch (SignOnRefusedException refusal)
        {
            return this.Refused(refusal.Reason, again: null);
        }

        if (returned.Ticket.Tester is { } tester)
        {
            return await test.PassAsync(HttpContext, returned, tester, cancellation) is { } page ? View("TestPassed", page)
                : this.Refused(SignOnRefusal.Expired, again: null);
        }

        switch (returned.Arrival)
        {
            case Arrival.Consent asked:
                consents.Keep(Response, returned, asked.User);
                return LocalRedirect("~/SignIn/Company/Link");
            case Arrival.Welcome welcome:
                return LocalRedirect(await door.LetInAsync(HttpContext, welcome.User, returned.AccountId, returned.Method,
                    returned.Ticket.ReturnUrl));
            default:
                throw new InvalidOperationException("A refusal is thrown.");
        }
    }
}
