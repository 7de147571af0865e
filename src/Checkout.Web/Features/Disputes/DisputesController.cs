using Checkout.Data;
using Checkout.Domain.Invoices;
using Checkout.Web.Authorization;
using Checkout.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Disputes;

/// <summary>Disputing an invoice.</summary>
[Route("Invoices/{number}/Dispute")]
public sealed class DisputesController(CheckoutDbContext db, CurrentMember member, DisputeInvoice disputes) : CheckoutController
{
    private const string NotDisputed = "The invoice was not disputed";

    [HttpGet("")]
    public async Task<IActionResult> Create(string number, CancellationToken cancellation) => await FindAsync(number, cancellation) switch
    {
        null => NotFound(),
        { CanDispute: true } invoice => View("Dispute", await PageAsync(invoice, new DisputeInput(), cancellation)),
        { } invoice => Conflicting("This invoice can’t be disputed", invoice),
    };

    [HttpPost("")]
    public async Task<IActionResult> Create(string number, DisputeInput input, CancellationToken cancellation)
    {
        if (await FindAsync(number, cancellation) is not { } invoice)
        {
            return NotFound();
        }

        if (input.Lines.Any(position => invoice.Lines.All(line => line.Position != position)))
        {
            ModelState.AddModelError(nameof(DisputeInput.Lines), "Choose lines of this invoice.");
        }

        if (!ModelState.IsValid)
        {
            return Invalid("Dispute", await PageAsync(invoice, input, cancellation));
        }

        var terms = new DisputeTerms(input.Reason!.Value, input.Text!.Trim(), [.. input.Lines.Distinct().Order()]);
        switch (await disputes.RaiseAsync(member.Post(number, input.RequestKey, HttpContext), terms, cancellation))
        {
            case DisputeResult.Done done:
                Say($"{invoice.Number} is disputed. We have told our billing department and your account executive; the answer comes here and by mail.");
                return LocalRedirect("~" + done.ResultUrl);
            case DisputeResult.Repeated repeated:
                return LocalRedirect("~" + repeated.ResultUrl);
            case DisputeResult.KeyReused:
                return Conflicting(NotDisputed, invoice, "This form was already sent once with other words, and those count.");
            case DisputeResult.Refused:
                return Conflicting(NotDisputed, (await FindAsync(number, cancellation))!);
            default:
                return NotFound();
        }
    }

    private Task<Invoice?> FindAsync(string slug, CancellationToken cancellation) =>
        db.Invoices.AsNoTracking().Include(row => row.Lines).SingleOrDefaultAsync(row => row.Slug == slug, cancellation);

    private async Task<DisputePage> PageAsync(Invoice invoice, DisputeInput input, CancellationToken cancellation) =>
        new(invoice, await db.Accounts.AsNoTracking().Select(account => account.Executive).SingleAsync(cancellation), input);

    private ViewResult Conflicting(string title, Invoice invoice, string? sentence = null)
    {
        var why = invoice switch
        {
            { DisputedAt: not null } => $"{invoice.Number} is disputed already. What you wrote was not sent; open the invoice to see what is being looked into.",
            { VoidedOn: not null } => $"{invoice.Number} was taken back. Nothing is to be paid on it.",
            { IsCredit: true } => $"{invoice.Number} is a credit in your favor. Write to our billing department if its amount is wrong.",
            _ => $"{invoice.Number} is settled in full. Only an open invoice can be disputed; write to our billing department instead.",
        };
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Refused", new DisputeRefusedPage(title, sentence ?? why, invoice));
    }
}
