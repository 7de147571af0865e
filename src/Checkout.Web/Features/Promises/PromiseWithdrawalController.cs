using Checkout.Data;
using Checkout.Domain.Collections;
using Checkout.Web.Authorization;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Promises;

/// <summary>Withdrawing a promise to pay, after asking once.</summary>
[Route("Invoices/{number}/Promise/Withdrawal")]
public sealed class PromiseWithdrawalController(CheckoutDbContext db, CurrentMember member, Reader reader, PromisePayment promises) : CheckoutController
{
    private const string NotWithdrawn = "There is no promise to withdraw";

    [HttpGet("")]
    public async Task<IActionResult> Create(string number, CancellationToken cancellation) => await PageAsync(number, cancellation) switch
    {
        null => NotFound(),
        { Promise: null } page => Impossible(NotWithdrawn, [$"No promise for {page.Invoice.Number} is waiting: it was kept or withdrawn, or its day has passed."]),
        { Promise: { } promise } page => View("Withdraw", new PromiseWithdrawalPage(page.Invoice, promise)),
    };

    [HttpPost("")]
    public async Task<IActionResult> Create(string number, PromiseWithdrawalInput input, CancellationToken cancellation)
    {
        if (await PageAsync(number, cancellation) is not { } page)
        {
            return NotFound();
        }

        if (!ModelState.IsValid && page.Promise is { } promise)
        {
            return Invalid("Withdraw", new PromiseWithdrawalPage(page.Invoice, promise));
        }

        switch (await promises.WithdrawAsync(MemberForm.Of(member, number, input.RequestKey, HttpContext), cancellation))
        {
            case FormResult.Done done:
                Say($"The promise for {page.Invoice.Number} is withdrawn.");
                return LocalRedirect("~" + done.ResultUrl);
            case FormResult.Repeated repeated:
                return LocalRedirect("~" + repeated.ResultUrl);
            case FormResult.Refused refused:
                return Impossible(NotWithdrawn, [refused.Sentence]);
            case FormResult.KeyReused:
                return Impossible(NotWithdrawn, ["This form was sent once before."]);
            default:
                return NotFound();
        }
    }

    private async Task<Found?> PageAsync(string slug, CancellationToken cancellation) =>
        await db.Invoices.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug, cancellation) is { } invoice
            ? new Found(invoice, InvoicePromise.Waiting(await InvoicePromise.OfAsync(db, invoice.Id, cancellation), reader.Today))
            : null;

    private sealed record Found(Domain.Invoices.Invoice Invoice, PaymentPromise? Promise);
}
