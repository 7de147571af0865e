using Checkout.Data;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Gateways;
using Checkout.Web.Authorization;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Checkout.Web.Features.PaymentMethods;

/// <summary>Removing a method, after asking once; where contracts pay themselves with it, also what is next.</summary>
[Route("PaymentMethods/{number}/Removal")]
public sealed class MethodRemovalController(CheckoutDbContext db, ManageMethods manage, IPaymentGateway gateway, CurrentMember member, Reader reader) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Create(string number, CancellationToken cancellation) =>
        await PageAsync(number, new MethodRemovalInput(), cancellation) is { } page ? View("Remove", page) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Create(string number, MethodRemovalInput input, CancellationToken cancellation)
    {
        if (await PageAsync(number, input, cancellation) is not { } page)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid("Remove", page);
        }

        var next = input.Next is { Length: > 0 } chosen ? new AfterRemoval(chosen == MethodRemovalInput.SwitchOff ? null : chosen) : null;
        switch (await manage.RemoveAsync(member.MethodPost(HttpContext), number, next, cancellation))
        {
            case MethodResult.Done:
                Say($"{page.Method.Printed} is removed.");
                return LocalRedirect("~/PaymentMethods");
            case MethodResult.NeedsChoice needs:
                ModelState.AddModelError(nameof(input.Next), $"Say what happens with contract {string.Join(", ", needs.Contracts)}: choose another card, or switch automatic payment off.");
                return Invalid("Remove", (await PageAsync(number, input, cancellation))!);
            case MethodResult.Refused refused:
                ModelState.AddModelError(nameof(input.Next), refused.Sentence);
                return Invalid("Remove", (await PageAsync(number, input, cancellation))!);
            default:
                return NotFound();
        }
    }

    private async Task<MethodRemovalPage?> PageAsync(string number, MethodRemovalInput input, CancellationToken cancellation)
    {
        var rows = await MethodRows.ReadAsync(db, gateway.Name, cancellation);
        return rows.FirstOrDefault(row => row.Method.Slug == number) is { } found
            ? new MethodRemovalPage(found, [.. rows.Where(row => row != found && row.Method.CanCharge(reader.Today)).Select(row => row.Method)], input)
            : null;
    }
}
