using Checkout.Data;
using Checkout.Data.Ledger;
using Checkout.Domain;
using Checkout.Domain.Ledger;
using Checkout.Web.Authorization;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Checkout.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Applications;

/// <summary>Taking back, on the same business day, what a credit was let settle of an invoice (R13).</summary>
[Route("CreditMemos/{number}/Applications/{invoice}/Undo")]
[Route("Invoices/{number}/Applications/{invoice}/Undo")]
[Route("Payments/{number}/Applications/{invoice}/Undo")]
public sealed class UndoController(CheckoutDbContext db, CurrentMember member, UndoApplication undo, BusinessCalendar calendar, Reader reader) : CheckoutController
{
    private const string Nothing = "Nothing was undone";

    [HttpGet("")]
    public async Task<IActionResult> Create(string number, string invoice, CancellationToken cancellation) =>
        await FindAsync(number, invoice, cancellation) is not var (source, credit, settled) ? NotFound()
        : await PageAsync(source, credit, settled, cancellation) is { } page ? View("Undo", page)
        : Conflicting(await WhyNotAsync("This can’t be undone", source, credit, settled, cancellation));

    [HttpPost("")]
    public async Task<IActionResult> Create(string number, string invoice, UndoInput input, CancellationToken cancellation)
    {
        if (await FindAsync(number, invoice, cancellation) is not var (source, credit, settled))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return await PageAsync(source, credit, settled, cancellation) is { } page ? Invalid("Undo", page) : Conflicting(await WhyNotAsync(Nothing, source, credit, settled, cancellation));
        }

        switch (await undo.RunAsync(member.Post(source, input.RequestKey, HttpContext), invoice, ApplicationPages.Hidden(input.Amount), cancellation))
        {
            case ApplicationResult.Done done:
                Say($"{MoneyText.Of(done.Amount, reader.Culture)} was taken back from {done.Invoices[0]} and is left on {credit.Number} again.");
                return LocalRedirect("~" + done.ResultUrl);
            case ApplicationResult.Repeated repeated:
                return LocalRedirect("~" + repeated.ResultUrl);
            case ApplicationResult.KeyReused:
                return Conflicting(new ApplicationRefusedPage(Nothing, "This form was already sent once with another amount, and that counts.", source, credit));
            case ApplicationResult.Changed changed:
                var why = await WhyNotAsync(Nothing, source, credit, settled, cancellation);
                return Conflicting(await PageAsync(source, credit, settled, cancellation) is null ? why : why with { Sentence = changed.Sentence });
            default:
                return NotFound();
        }
    }

    private async Task<(CreditSource Source, OpenCredit Credit, Domain.Invoices.Invoice Invoice)?> FindAsync(string number, string invoice, CancellationToken cancellation)
    {
        var source = CreditSources.Of(Request, number);
        return await source.FindAsync(db, track: false, cancellation) is { } credit
            && await db.Invoices.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == invoice, cancellation) is { } settled
            && await CreditSource.Allocations(db, credit).AnyAsync(row => row.InvoiceId == settled.Id, cancellation)
            ? (source, credit, settled)
            : null;
    }

    private async Task<UndoPage?> PageAsync(CreditSource source, OpenCredit credit, Domain.Invoices.Invoice invoice, CancellationToken cancellation)
    {
        var amount = await UndoApplication.Undoable(db, credit, invoice.Id, reader.Today).SumAsync(row => row.Amount, cancellation);
        return amount == 0m || invoice.ReservedById is not null
            ? null
            : new UndoPage(source, credit, new RelatedInvoice(invoice.Number, invoice.Slug, invoice.Balance), new Money(amount, invoice.Currency), ZoneText.Name(calendar.Zone));
    }

    private async Task<ApplicationRefusedPage> WhyNotAsync(string title, CreditSource source, OpenCredit credit, Domain.Invoices.Invoice invoice, CancellationToken cancellation)
    {
        var last = await CreditSource.Allocations(db, credit).AsNoTracking().Where(row => row.InvoiceId == invoice.Id && row.ReversesId == null)
            .OrderByDescending(row => row.PostedOn).ThenByDescending(row => row.Ordinal)
            .Select(row => new { row.PostedOn, row.MadeBy, Undone = db.Allocations.Any(other => other.ReversesId == row.Id) })
            .FirstAsync(cancellation);
        var when = DateText.Spelled(last.PostedOn, reader.Culture);
        var sentence = last switch
        {
            { Undone: true } => $"What was applied from {credit.Number} to {invoice.Number} on {when} was undone already.",
            _ when invoice.ReservedById is not null => $"{invoice.Number} is being paid at this moment. Try again when the payment has ended.",
            { MadeBy: null } => $"Our billing department applied {credit.Number} to {invoice.Number} on {when}. Only they can change it.",
            _ => $"It was applied on {when} and could be undone until the end of that day, {ZoneText.Name(calendar.Zone)}. Now only our billing department can change it.",
        };
        return new ApplicationRefusedPage(title, sentence, source, credit);
    }

    private ViewResult Conflicting(ApplicationRefusedPage page)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Refused", page);
    }
}
