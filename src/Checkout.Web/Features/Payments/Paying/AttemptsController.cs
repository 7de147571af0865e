using Checkout.Data.Payments;

namespace Checkout.Web.Features.Payments.Paying;

/// <summary>An attempt to pay: how it stands, going on with it, coming back from the gateway, giving it up.</summary>
[Route("Pay/{number}")]
public sealed class AttemptsController(CheckoutDbContext db, TakePayment take, PayLinks links, ILogger<AttemptsController> log)
    : CheckoutController
{
    private const string TempUnanswered = "PaymentUnanswered";

    [HttpGet("")]
    public async Task<IActionResult> Detail(string number, CancellationToken cancellation) =>
        await FindAsync(number, cancellation) is { } attempt ? View("Attempt", await PageAsync(attempt, cancellation)) : NotFound();

    /// <summary>Goes on to the gateway’s page, also where the first way there was lost.</summary>
    [HttpPost(""), Does(Deed.Pay)]
    public async Task<IActionResult> Continue(string number, CancellationToken cancellation)
    {
        var attempt = await FindAsync(number, cancellation) ?? throw new NotFoundException();

        if (attempt is not { Kind: PaymentAttemptKind.Hosted, IsLive: true })
        {
            return LocalRedirect($"~/Pay/{attempt.Number}");
        }

        return await take.BeginAsync(attempt, links.Of(attempt.Number)) is { } url ? ToGateway(url)
            : LocalRedirect($"~/Pay/{attempt.Number}");
    }

    /// <summary>Where the gateway’s page leads. It brings in what the gateway says, and nothing that the address says.</summary>
    [HttpGet("Return")]
    public async Task<IActionResult> Return(string number, CancellationToken cancellation)
    {
        var attempt = await FindAsync(number, cancellation) ?? throw new NotFoundException();
        await AskAsync(attempt, () => take.RefreshAsync(attempt, cancellation));
        return LocalRedirect($"~/Pay/{attempt.Number}");
    }

    [HttpPost("Cancellation"), Does(Deed.Pay)]
    public async Task<IActionResult> Cancel(string number, CancellationToken cancellation)
    {
        var attempt = await FindAsync(number, cancellation) ?? throw new NotFoundException();

        if (attempt.CanCancel && !take.Asks(attempt))
        {
            Notify($"This payment was started with a payment provider that we no longer use. It ends within a day; then the "
                + $"invoices can be paid again.", Tone.Attention);
        }
        else if (attempt.CanCancel)
        {
            await AskAsync(attempt, () => take.CancelAsync(attempt, CancellationToken.None));
        }

        return LocalRedirect($"~/Pay/{attempt.Number}");
    }

    private async Task AskAsync(PaymentAttempt attempt, Func<Task<PaymentAttemptStatus>> ask)
    {
        try
        {
            await ask();
        }
        catch (Exception exception) when (exception is GatewayUnavailableException or GatewayRefusedException)
        {
            log.LogError(exception, "The gateway did not say what became of payment {Payment}", attempt.Number);
            TempData[TempUnanswered] = attempt.Number;
        }
    }

    private Task<PaymentAttempt?> FindAsync(string number, CancellationToken cancellation) =>
        db.PaymentAttempts.AsNoTracking().Include(row => row.Parts).SingleOrDefaultAsync(row => row.Number == number, cancellation);

    private async Task<AttemptPage> PageAsync(PaymentAttempt attempt, CancellationToken cancellation)
    {
        var ids = attempt.Parts.Select(part => part.InvoiceId).ToList();
        var open = await db.Invoices.AsNoTracking().Where(invoice => ids.Contains(invoice.Id))
            .ToDictionaryAsync(invoice => invoice.Id, invoice => invoice.Balance, cancellation);
        var invoices = attempt.Parts.OrderBy(part => part.Position)
            .Select(part => new AttemptInvoice(part.InvoiceNumber, part.InvoiceSlug, new Money(part.Amount, attempt.Currency),
            open[part.InvoiceId])).ToList();
        var payment = attempt.PaymentId is { } id ? await db.Payments.AsNoTracking().SingleAsync(row => row.Id == id, cancellation) : null;
        var method = attempt.MethodId is { } methodId ? await db.StoredMethods.AsNoTracking()
            .SingleAsync(row => row.Id == methodId, cancellation) : null;
        return new AttemptPage(attempt, invoices, payment,
            method)
        { IsUnanswered = attempt.IsLive && TempData[TempUnanswered] is string unanswered && unanswered == attempt.Number };
    }
}
