using Checkout.Data.Quotes;

namespace Checkout.Web.Features.Quotes.Responses;

/// <summary>Putting a quote off: the launch door stops leading this user to it. Doing so twice is the same as once.</summary>
[Route("Quotes/{number}/NotNow")]
public sealed class QuoteNotNowController(CurrentMember member, QuoteReadings readings) : CheckoutController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Quote quote, CancellationToken cancellation)
    {
        await readings.PutOffAsync(quote, member.User.Id, member.User.Name, member.User.Email,
            HttpContext.Connection.RemoteIpAddress?.ToString(), cancellation);
        Notify($"{quote.Number} is put off. It stays in the list of quotes as long as it is open.", Tone.Waiting);
        return LocalRedirect("~/");
    }
}
