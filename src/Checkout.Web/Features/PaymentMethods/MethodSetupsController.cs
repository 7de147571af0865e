using Checkout.Data;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Gateways;
using Checkout.Web.Authorization;
using Checkout.Web.Features.Shared;
using Checkout.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.PaymentMethods;

/// <summary>Where the gateway’s page leads back to. It keeps what the gateway says, and nothing that the address says.</summary>
[Route("PaymentMethods/Setups/{key}")]
public sealed class MethodSetupsController(CheckoutDbContext db, SetUpMethod setUp, CurrentMember member, ILogger<MethodSetupsController> log) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Return(string key, CancellationToken cancellation)
    {
        if (!Guid.TryParseExact(key, "N", out var asked) || await db.MethodSetups.AsNoTracking().SingleOrDefaultAsync(row => row.Key == asked, cancellation) is not { } setup)
        {
            return NotFound();
        }

        try
        {
            if (await setUp.CompleteAsync(member.Account.Id, setup.Id, cancellation) is { } method)
            {
                Say($"{method.Printed} is on file.{(method.IsDefault ? " It is the default." : "")}");
            }
            else
            {
                Say($"No card was put on file. If you typed one a moment ago, it appears here within minutes.", Tone.Waiting);
            }
        }
        catch (Exception exception) when (exception is GatewayUnavailableException or GatewayRefusedException)
        {
            log.LogError(exception, "The gateway did not say what was put on file");
            Say($"Our payment provider does not answer at the moment. If you put a card on file, it appears here within minutes; you need not type it again.", Tone.Attention);
        }

        return LocalRedirect("~" + (setup.ResultUrl ?? "/PaymentMethods"));
    }
}
