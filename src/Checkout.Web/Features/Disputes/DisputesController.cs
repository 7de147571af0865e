using Checkout.Data.Invoices;

namespace Checkout.Web.Features.Disputes;

/// <summary>Disputing an invoice.</summary>
[Route("Invoices/{number}/Dispute"), Does(Deed.Change)]
public sealed class DisputesController(CheckoutDbContext db, DisputeInvoice disputes) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Create(string number, CancellationToken cancellation) =>
        await PageAsync(number, new DisputeInput(), cancellation) switch
        {
            null => NotFound(),
            { Invoice: { WhyNotDisputable: { } why } invoice } =>
                Refused(RefusedPage.About(invoice, "This invoice can’t be disputed", why)),
            { } page => View("Dispute", page),
        };

    [HttpPost(""), Submits]
    public async Task<IActionResult> Create(string number, DisputeInput input, CancellationToken cancellation)
    {
        var page = await PageAsync(number, input, cancellation) ?? throw new NotFoundException();
        return ModelState.IsValid
            ? Answer(
                await disputes.RaiseAsync(Submission, number, input.ToTerms(), cancellation),
                done: $"{page.Invoice.Number} is disputed. We have told our billing department and your account executive; we answer "
                + $"here and by e-mail.",
                refused: why => RefusedPage.About(page.Invoice, "The invoice was not disputed", why),
                again: () => Invalid("Dispute", page))
            : Invalid("Dispute", page);
    }

    private async Task<DisputePage?> PageAsync(string number, DisputeInput input, CancellationToken cancellation) =>
        await db.Invoices.Include(row => row.Lines).BySlugAsync(number, cancellation) is { } invoice
            ? new DisputePage(invoice, await db.Accounts.AsNoTracking().Select(account => account.Executive).SingleAsync(cancellation),
                input)
            : null;
}
