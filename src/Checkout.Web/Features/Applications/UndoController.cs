using Checkout.Data.Ledger;

namespace Checkout.Web.Features.Applications;

/// <summary>Taking back, on the same business day, what a credit was let settle of an invoice (R13).</summary>
[Route("CreditMemos/{number}/Applications/{invoice}/Undo")]
[Route("Invoices/{number}/Applications/{invoice}/Undo")]
[Route("Payments/{number}/Applications/{invoice}/Undo"), Does(Deed.Pay)]
public sealed class UndoController(CheckoutDbContext db, UndoApplication undo, BusinessCalendar calendar, Reader reader)
    : CheckoutController
{
    private const string Nothing = "Nothing was undone";

    [HttpGet("")]
    public async Task<IActionResult> Create(string number, string invoice, CancellationToken cancellation) =>
        await FindAsync(number, invoice, cancellation) is not var (source, credit, settled) ? NotFound()
        : await PageAsync(source, credit, settled, cancellation) is { } page ? View("Undo", page)
        : Refused(await WhyNotAsync("This can’t be undone", credit, settled, cancellation));

    [HttpPost(""), Submits]
    public async Task<IActionResult> Create(string number, string invoice, UndoInput input, CancellationToken cancellation)
    {
        if (await FindAsync(number, invoice, cancellation) is not var (source, credit, settled))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return await PageAsync(source, credit, settled, cancellation) is { } page ? Invalid("Undo", page)
                : Refused(await WhyNotAsync(Nothing, credit, settled, cancellation));
        }

        var outcome = await undo.RunAsync(Submission, source, invoice, Splits.Hidden(input.Amount), cancellation);
        if (outcome is Outcome.Changed && await PageAsync(source, credit, settled, cancellation) is null)
        {
            return Refused(await WhyNotAsync(Nothing, credit, settled, cancellation));
        }

        var amount = new Money(Splits.Hidden(input.Amount), credit.Rest.Currency);
        return Answer(
            outcome,
            done: $"{amount} applied to {settled.Number} was undone and is available on {credit.Number} again.",
            refused: why => RefusedPage.About(credit.Document, Nothing, why));
    }

    private async Task<(CreditSource Source, OpenCredit Credit, Domain.Invoices.Invoice Invoice)?> FindAsync(string number, string invoice,
        CancellationToken cancellation)
    {
        var source = CreditSource.At(Request.Path, number);
        return await source.FindAsync(db, track: false, cancellation) is { } credit
            && await db.Invoices.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == invoice, cancellation) is { } settled
            && await CreditSource.Allocations(db, credit).AnyAsync(row => row.InvoiceId == settled.Id, cancellation)
            ? (source, credit, settled)
            : null;
    }

    private async Task<UndoPage?> PageAsync(CreditSource source, OpenCredit credit, Domain.Invoices.Invoice invoice,
        CancellationToken cancellation)
    {
        var amount = await UndoApplication.Undoable(db, credit, invoice.Id, reader.Today).SumAsync(row => row.Amount, cancellation);
        return amount == 0m || invoice.ReservedById is not null
            ? null
            : new UndoPage(source, credit, new RelatedInvoice(invoice.Number, invoice.Slug, invoice.Balance),
                new Money(amount, invoice.Currency), ZoneText.Name(calendar.Zone));
    }

    private async Task<RefusedPage> WhyNotAsync(string title, OpenCredit credit, Domain.Invoices.Invoice invoice,
        CancellationToken cancellation)
    {
        var last = await CreditSource.Allocations(db, credit).AsNoTracking()
            .Where(row => row.InvoiceId == invoice.Id && row.ReversesId == null)
            .OrderByDescending(row => row.PostedOn).ThenByDescending(row => row.Ordinal)
            .Select(row => new { row.PostedOn, row.MadeBy, Undone = db.Allocations.Any(other => other.ReversesId == row.Id) })
            .FirstAsync(cancellation);
        var when = last.PostedOn;
        Sentence why = last switch
        {
            { Undone: true } => $"What was applied from {credit.Number} to {invoice.Number} on {when} was already undone.",
            _ when invoice.ReservedById is not null =>
            $"{invoice.Number} is being paid at this moment. Try again when the payment has ended.",
            { MadeBy: null } => $"Our billing department applied {credit.Number} to {invoice.Number} on {when}. Only they can change it.",
            _ => $"It was applied on {when} and could be undone until the end of that day, {ZoneText.Name(calendar.Zone)}. Now only our "
            + $"billing department can change it.",
        };
        return RefusedPage.About(credit.Document, title, why) with { Note = $"{credit.Rest} of {credit.Number} is left now." };
    }
}
