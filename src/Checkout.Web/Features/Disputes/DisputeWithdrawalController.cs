using Checkout.Data.Invoices;

namespace Checkout.Web.Features.Disputes;

/// <summary>Withdrawing a dispute, after asking once.</summary>
[Route("Invoices/{number}/Dispute/Withdrawal"), Does(Deed.Change)]
public sealed class DisputeWithdrawalController(CheckoutDbContext db, DisputeInvoice disputes) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Ask(string number, CancellationToken cancellation) => await FindAsync(number, cancellation) switch
    {
        null => NotFound(),
        (var invoice, { State: DisputeState.Open } dispute) => View("Withdraw", new WithdrawalPage(invoice, dispute)),
        (var invoice, var last) => Refused(RefusedPage.About(invoice, "There is nothing to withdraw", WhyNot(invoice, last))),
    };

    [HttpPost(""), Submits]
    public async Task<IActionResult> Create(string number, CancellationToken cancellation)
    {
        var outcome = await disputes.WithdrawAsync(Submission, number, cancellation);
        return await FindAsync(number, cancellation) is var (invoice, last)
            ? Answer(
                outcome,
                done: $"The dispute of {invoice.Number} is withdrawn. We have told our billing department and your account executive.",
                refused: _ => RefusedPage.About(invoice, "The dispute was not withdrawn", WhyNot(invoice, last)))
            : NotFound();
    }

    /// <summary>The invoice with the dispute that is open, else with the one that ended last.</summary>
    private async Task<(Invoice Invoice, InvoiceDispute? Dispute)?> FindAsync(string number, CancellationToken cancellation) =>
        await db.Invoices.BySlugAsync(number, cancellation) is { } invoice
            ? (invoice, await db.InvoiceDisputes.AsNoTracking().Where(row => row.InvoiceId == invoice.Id)
                .OrderByDescending(row => row.State == DisputeState.Open)
                .ThenByDescending(row => row.EndedAt).ThenByDescending(row => row.Ordinal).FirstOrDefaultAsync(cancellation))
            : null;

    private static Sentence WhyNot(Invoice invoice, InvoiceDispute? last) => last switch
    {
        null => $"{invoice.Number} is not disputed.",
        { State: DisputeState.Withdrawn } => $"{last.WithdrawnBy} already withdrew the dispute of {invoice.Number}.",
        _ => $"Our billing department has already answered the dispute of {invoice.Number}: "
        + $"{DisputeWords.Of(last.Outcome).ToLowerInvariant()}.",
    };
}
