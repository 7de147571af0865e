using Checkout.Data;
using Checkout.Domain.Invoices;
using Checkout.Web.Authorization;
using Checkout.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Disputes;

/// <summary>Withdrawing a dispute, after asking once.</summary>
[Route("Invoices/{number}/Dispute/Withdrawal")]
public sealed class DisputeWithdrawalController(CheckoutDbContext db, CurrentMember member, DisputeInvoice disputes) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Create(string number, CancellationToken cancellation) => await InvoiceAsync(number, cancellation) switch
    {
        null => NotFound(),
        { } invoice when await OpenAsync(invoice, cancellation) is { } dispute => View("Withdraw", new WithdrawalPage(invoice, dispute)),
        { } invoice => await ConflictingAsync("There is nothing to withdraw", invoice, cancellation),
    };

    [HttpPost("")]
    public async Task<IActionResult> Create(string number, WithdrawalInput input, CancellationToken cancellation)
    {
        if (await InvoiceAsync(number, cancellation) is not { } invoice)
        {
            return NotFound();
        }

        if (!ModelState.IsValid && await OpenAsync(invoice, cancellation) is { } open)
        {
            return Invalid("Withdraw", new WithdrawalPage(invoice, open));
        }

        switch (await disputes.WithdrawAsync(member.Post(number, input.RequestKey, HttpContext), cancellation))
        {
            case DisputeResult.Done done:
                Say($"The dispute of {invoice.Number} is withdrawn. We have told our billing department and your account executive.");
                return LocalRedirect("~" + done.ResultUrl);
            case DisputeResult.Repeated repeated:
                return LocalRedirect("~" + repeated.ResultUrl);
            case DisputeResult.NotFound:
                return NotFound();
            default:
                return await ConflictingAsync("The dispute was not withdrawn", invoice, cancellation);
        }
    }

    private Task<Invoice?> InvoiceAsync(string slug, CancellationToken cancellation) => db.Invoices.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug, cancellation);

    private Task<InvoiceDispute?> OpenAsync(Invoice invoice, CancellationToken cancellation) =>
        db.InvoiceDisputes.AsNoTracking().SingleOrDefaultAsync(row => row.InvoiceId == invoice.Id && row.State == DisputeState.Open, cancellation);

    private async Task<ViewResult> ConflictingAsync(string title, Invoice invoice, CancellationToken cancellation)
    {
        var last = await db.InvoiceDisputes.AsNoTracking().Where(row => row.InvoiceId == invoice.Id && row.State != DisputeState.Open)
            .OrderByDescending(row => row.EndedAt).ThenByDescending(row => row.Ordinal).FirstOrDefaultAsync(cancellation);
        var why = last switch
        {
            null => $"{invoice.Number} is not disputed.",
            { State: DisputeState.Withdrawn } => $"{last.WithdrawnBy} withdrew the dispute of {invoice.Number} already.",
            _ => $"Our billing department has answered the dispute of {invoice.Number} already: {DisputeWords.Of(last.Outcome).ToLowerInvariant()}.",
        };
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Refused", new DisputeRefusedPage(title, why, invoice));
    }
}
