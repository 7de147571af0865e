using Checkout.Data.Payments;
using Microsoft.AspNetCore.Authorization;

namespace Checkout.Web.Features.Payments.Paying;

/// <summary>Where the payment provider notifies. It proves itself by a signature, and what it says is asked for again.</summary>
[Route("Webhooks/Payments"), AllowAnonymous, IgnoreAntiforgeryToken]
public sealed class NotificationsController(ReceiveNotification receive, ILogger<NotificationsController> log) : LeanController
{
    // No notification of a payment is nearly as long.
    private const int MaxBytes = 512 * 1024;

    [HttpPost(""), RequestSizeLimit(MaxBytes)]
    public async Task<IActionResult> Create(CancellationToken cancellation)
    {
        using var reader = new StreamReader(Request.Body);
        var body = await reader.ReadToEndAsync(cancellation);
        var signature = Request.Headers["Stripe-Signature"].FirstOrDefault() ?? Request.Headers["Checkout-Signature"].FirstOrDefault();
        try
        {
            // Once read, the notification is dealt with, whether its sender waits or not.
            return await receive.RunAsync(body, signature, CancellationToken.None) is ReceivedNotification.Refused
                ? StatusCode(StatusCodes.Status400BadRequest) : StatusCode(StatusCodes.Status200OK);
        }
        catch (Exception exception) when (exception is GatewayUnavailableException or GatewayRefusedException)
        {
            log.LogError(exception,
                "A notification could not be followed: the gateway does not say how the payment stands. It will come again");
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
