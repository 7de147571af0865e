using Checkout.Data.Collections;

namespace Checkout.Web.Features.Promises;

/// <summary>Promising to pay an invoice, which holds reminders back until that day.</summary>
[Route("Invoices/{number}/Promise"), Does(Deed.Change)]
public sealed class PromisesController(CheckoutDbContext db, Reader reader, PromisePayment promises) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Create(Invoice invoice, CancellationToken cancellation)
    {
        return await PromisePayment.ObstacleAsync(db, invoice, reader.Today, cancellation) is { } why
            ? Refused(RefusedPage.About(invoice, "Payment can’t be promised", why))
            : View("Promise", Page(invoice,
                new PromiseInput { Amount = TypedAmount.Write(invoice.Balance.Amount, invoice.Currency, reader.Culture) }));
    }

    [HttpPost(""), Submits]
    public async Task<IActionResult> Create(Invoice invoice, PromiseInput input, CancellationToken cancellation)
    {
        var page = Page(invoice, input);
        var amount = Check(page);
        return ModelState.IsValid
            ? Answer(
                await promises.MakeAsync(Submission, invoice.Slug, amount!.Value, input.On!.Value, cancellation),
                done: $"Payment of {invoice.Number} is promised by {input.On.Value}. We send no reminders until then.",
                refused: why => RefusedPage.About(invoice, "Payment was not promised", why),
                again: () => Invalid("Promise", page))
            : Invalid("Promise", page);
    }

    /// <summary>What shape alone does not say; the amount where it can be read.</summary>
    private decimal? Check(PromisePage page)
    {
        var (invoice, input) = (page.Invoice, page.Input);
        if (input.On < page.Today || input.On > page.Latest)
        {
            Refuse(nameof(PromiseInput.On), $"Choose a day from today to {page.Latest}.");
        }

        var amount = TypedAmount.Read(input.Amount, invoice.Currency, reader.Culture);
        if (!string.IsNullOrWhiteSpace(input.Amount) && (amount is not > 0m || amount > invoice.Balance.Amount))
        {
            Refuse(nameof(PromiseInput.Amount), $"Enter an amount of at most {invoice.Balance}.");
        }

        return amount;
    }

    private PromisePage Page(Invoice invoice, PromiseInput input) =>
        new(invoice, reader.Today, promises.LatestFor(invoice, reader.Today), input);
}
