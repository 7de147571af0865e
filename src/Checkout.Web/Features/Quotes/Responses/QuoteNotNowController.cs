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
        Notify($"We won’t open {quote.Number} automatically again. It stays under Quotes until it expires.", Tone.Waiting);
        return LocalRedirect("~/");
    }
}
