using Checkout.Data.Payments;
using Checkout.Web.Features.Payments.Paying;

namespace Checkout.Web.Features.Payments.Methods;

/// <summary>Putting a card on file: to the gateway’s page, where it is typed and never seen here, and back.</summary>
[Route("PaymentMethods"), Does(Deed.Pay)]
public sealed class MethodSetupsController(
    CheckoutDbContext db, SetUpMethod setUp, PayLinks links, CardPayments cards, CurrentMember member, IOptions<PaymentOptions> options,
    TimeProvider clock,
    ILogger<MethodSetupsController> log) : CheckoutController
{
    /// <param name="contract">The slug of the contract whose page it was begun from; null: the list of methods.</param>
    [HttpPost(""), Submits, AsksConfirmation]
    public async Task<IActionResult> Create([FromForm] string? contract, CancellationToken cancellation) => !cards.AreTaken
        ? Refused(new RefusedPage("No card can be put on file here",
            $"Invoices are paid by bank transfer; each names the account and the reference."))
        : Answer(
            await setUp.StartAsync(Submission, contract, TimeSpan.FromMinutes(options.Value.HoldMinutes), cancellation),
            done: null,
            refused: why => new RefusedPage("Nothing was put on file", why));

    /// <summary>Leads to the gateway’s page: a form that was sent twice leads to the same.</summary>
    [HttpGet("Setups/{key}/Page")]
    public async Task<IActionResult> Open(string key, CancellationToken cancellation)
    {
        var setup = await FindAsync(key, cancellation) ?? throw new NotFoundException();

        if (!setup.CanComplete || setup.ExpiresAt <= clock.GetUtcNow())
        {
            return LocalRedirect($"~/PaymentMethods/Setups/{key}");
        }

        var back = new GatewayLinks(links.Absolute($"/PaymentMethods/Setups/{setup.Key:N}"), links.Absolute(Origin(setup)));
        try
        {
            if (await setUp.OpenAsync(setup, back, CancellationToken.None) is { } url)
            {
                return ToGateway(url);
            }

            Notify($"Our payment provider does not answer at the moment. Nothing was put on file; try again in a few minutes.",
                Tone.Attention);
        }
        catch (GatewayRefusedException exception)
        {
            log.LogError(exception, "The gateway refused to open a page for a new payment method");
            Notify($"Our payment provider refused to open its page. Nothing was put on file; please tell our billing department.",
                Tone.Attention);
        }

        return LocalRedirect("~" + Origin(setup));
    }

    /// <summary>Where the gateway’s page leads back to. It keeps what the gateway says, and nothing that the address says.</summary>
    [HttpGet("Setups/{key}")]
    public async Task<IActionResult> Return(string key, CancellationToken cancellation)
    {
        var setup = await FindAsync(key, cancellation) ?? throw new NotFoundException();

        try
        {
            if (await setUp.CompleteAsync(member.Account.Id, setup.Id, cancellation) is { } method)
            {
                Notify($"{method.Printed} is on file.{(method.IsDefault ? " It is the default." : "")}");
            }
            else
            {
                Notify($"No card was put on file. If you entered one a moment ago, it will appear here within minutes.", Tone.Waiting);
            }
        }
        catch (Exception exception) when (exception is GatewayUnavailableException or GatewayRefusedException)
        {
            log.LogError(exception, "The gateway did not say what was put on file");
            Notify($"Our payment provider can’t say at the moment what was put on file. If you put a card on file, it will appear here "
                + $"within minutes; you don’t need to enter it again.", Tone.Attention);
        }

        return LocalRedirect("~" + Origin(setup));
    }

    private static string Origin(MethodSetup setup) => setup.ResultUrl ?? "/PaymentMethods";

    private async Task<MethodSetup?> FindAsync(string key, CancellationToken cancellation) =>
        Guid.TryParseExact(key, "N", out var asked) ? await db.MethodSetups.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Key == asked, cancellation) : null;
}
