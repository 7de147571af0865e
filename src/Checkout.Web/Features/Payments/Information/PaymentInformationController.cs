using Checkout.Data.Payments.Autopay;

namespace Checkout.Web.Features.Payments.Information;

/// <summary>Choosing with what a contract pays and whether its invoices pay themselves; confirmed on a page that names what is charged
/// when.</summary>
[Route("Contracts/{number}/PaymentInformation")]
public sealed class PaymentInformationController(PaymentInformationPages pages, ChangeAutopay change, CardPayments cards)
    : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(string number, [FromQuery] PaymentChoice choice, CancellationToken cancellation) =>
        await pages.ReadAsync(number, choice.Mode is null ? null : choice, cancellation) is not { } page ? NotFound()
        : cards.AreTaken ? View(page)
        : Refused(NoCards(page));

    [HttpGet("Confirmation"), Does(Deed.Pay)]
    public async Task<IActionResult> Confirm(string number, [FromQuery] PaymentChoice choice, CancellationToken cancellation)
    {
        var page = await pages.ReadAsync(number, choice, cancellation) ?? throw new NotFoundException();

        if (!cards.AreTaken)
        {
            return Refused(NoCards(page));
        }

        if (PaymentInformationPages.ObstacleOf(page) is { } obstacle)
        {
            ModelState.AddModelError("", obstacle);
            return Invalid("Edit", page);
        }

        return View("Confirm", await pages.ConfirmationAsync(page, change: null, cancellation));
    }

    [HttpPost("Confirmation"), Submits, AsksConfirmation, Does(Deed.Pay)]
    public async Task<IActionResult> Confirm(string number, PaymentInformationInput input, CancellationToken cancellation)
    {
        var page = await pages.ReadAsync(number, new PaymentChoice { Mode = input.Mode ?? AutopayMode.Off, Method = input.Method },
            cancellation)
            ?? throw new NotFoundException();

        if (!cards.AreTaken)
        {
            return Refused(NoCards(page));
        }

        if (!ModelState.IsValid)
        {
            return Invalid("Edit", page);
        }

        var outcome = await change.RunAsync(Submission, number, page.Mode, page.Method, input.Shown ?? "", cancellation);
        if (outcome is Outcome.Changed overtaken)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Confirm", await pages.ConfirmationAsync(page, overtaken.Why, cancellation));
        }

        return Answer(
            outcome,
            done: page.Mode switch
            {
                AutopayMode.Off => $"Autopay is off for {page.Contract.Number}. Invoices stay open until someone pays them.",
                AutopayMode.OnIssue =>
                $"Autopay is on for {page.Contract.Number}: invoices are charged to {page.Charged?.Name} on the day of issue.",
                _ => $"Autopay is on for {page.Contract.Number}: invoices are charged to {page.Charged?.Name} on the due date.",
            },
            refused: why => RefusedPage.About(page.Contract, "Nothing was changed", why),
            again: () => Invalid("Edit", page));
    }

    private static RefusedPage NoCards(PaymentInformationPage page) => RefusedPage.About(
        page.Contract, "Invoices can’t be paid by card here", $"Each invoice names the account and the reference for a bank transfer.");
}
