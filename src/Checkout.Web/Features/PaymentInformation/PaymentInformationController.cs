using Checkout.Data.Payments.Gateways;
using Checkout.Data.Payments;
using Checkout.Domain.Contracts;
using Checkout.Web.Authorization;
using Checkout.Web.Features.PaymentMethods;
using Checkout.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Checkout.Web.Features.PaymentInformation;

/// <summary>Choosing with what a contract pays and whether its invoices pay themselves; confirmed on a page that names what is charged when.</summary>
[Route("Contracts/{number}/PaymentInformation")]
public sealed class PaymentInformationController(PaymentInformationPages pages, ChangeAutopay change, CardPayments cards, CurrentMember member) : CheckoutController
{
    private const string Off = "Invoices can’t be paid by card here";

    [HttpGet("")]
    public async Task<IActionResult> Edit(string number, [FromQuery] PaymentChoice choice, CancellationToken cancellation) =>
        await pages.ReadAsync(number, choice.Mode is null ? null : choice, cancellation) is not { } page ? NotFound()
        : cards.AreTaken ? View(page)
        : Impossible(Off, ["Each invoice names the account and the reference for a bank transfer."]);

    [HttpGet("Confirmation")]
    public async Task<IActionResult> Confirm(string number, [FromQuery] PaymentChoice choice, CancellationToken cancellation)
    {
        if (await pages.ReadAsync(number, choice, cancellation) is not { } page)
        {
            return NotFound();
        }

        if (!cards.AreTaken)
        {
            return Impossible(Off, ["Each invoice names the account and the reference for a bank transfer."]);
        }

        if (PaymentInformationPages.ObstacleOf(page) is { } obstacle)
        {
            ModelState.AddModelError("", obstacle);
            return Invalid("Edit", page);
        }

        return View("Confirm", await pages.ConfirmationAsync(page, change: null, cancellation));
    }

    [HttpPost("Confirmation")]
    public async Task<IActionResult> Confirm(string number, PaymentInformationInput input, CancellationToken cancellation)
    {
        if (await pages.ReadAsync(number, new PaymentChoice { Mode = input.Mode ?? AutopayMode.Off, Method = input.Method }, cancellation) is not { } page)
        {
            return NotFound();
        }

        if (!cards.AreTaken)
        {
            return Impossible(Off, ["Nothing was changed."]);
        }

        if (!ModelState.IsValid)
        {
            return Invalid("Edit", page);
        }

        var post = new AutopayPost(member.MethodPost(HttpContext), number, input.RequestKey, page.Mode, page.Method, input.Shown ?? "");
        switch (await change.RunAsync(post, cancellation))
        {
            case AutopayResult.Changed changed:
                Say(page.Mode switch
                {
                    AutopayMode.Off => $"Invoices of {page.Contract.Number} do not pay themselves. They stay open until somebody pays them.",
                    AutopayMode.OnIssue => $"Invoices of {page.Contract.Number} pay themselves on the day of their issue, with {page.Charged!.Name}.",
                    _ => $"Invoices of {page.Contract.Number} pay themselves on their due date, with {page.Charged!.Name}.",
                });
                return LocalRedirect("~" + changed.ResultUrl);
            case AutopayResult.Repeated repeated:
                return LocalRedirect("~" + repeated.ResultUrl);
            case AutopayResult.KeyReused:
                return Impossible("Nothing was changed this time", ["This form was already sent once with another choice, and that counts. Look at the contract before you change it again."]);
            case AutopayResult.Overtaken:
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View("Confirm", await pages.ConfirmationAsync(page, "What would be charged has changed since you opened this page, so nothing was changed yet. Read it again, then confirm.", cancellation));
            case AutopayResult.Refused refused:
                ModelState.AddModelError("", refused.Sentence);
                return Invalid("Edit", page);
            default:
                return NotFound();
        }
    }
}
