using Checkout.Data.Payments;

namespace Checkout.Web.Features.Payments.Methods;

/// <summary>Removing a method, after asking once; where contracts pay themselves with it, also what is next.</summary>
[Route("PaymentMethods/{number}/Removal"), Does(Deed.Pay)]
public sealed class MethodRemovalController(CheckoutDbContext db, ManageMethods manage, IPaymentGateway gateway, Reader reader)
    : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Create(string number, CancellationToken cancellation) =>
        await PageAsync(number, new MethodRemovalInput(), cancellation) is { } page ? View("Remove", page) : NotFound();

    [HttpPost(""), Submits, AsksConfirmation]
    public async Task<IActionResult> Create(string number, MethodRemovalInput input, CancellationToken cancellation)
    {
        var page = await PageAsync(number, input, cancellation) ?? throw new NotFoundException();

        if (!ModelState.IsValid)
        {
            return Invalid("Remove", page);
        }

        var outcome = await manage.RemoveAsync(Submission, number, string.IsNullOrEmpty(input.Next) ? null : input.Next, cancellation);
        var now = outcome is Outcome.Refused ? await PageAsync(number, input, cancellation) ?? page : page;
        return Answer(
            outcome,
            done: $"{page.Method.Printed} is removed.",
            refused: why => new RefusedPage("The card was not removed", why) { Kind = DocumentKind.Payment },
            again: () => Invalid("Remove", now));
    }

    private async Task<MethodRemovalPage?> PageAsync(string number, MethodRemovalInput input, CancellationToken cancellation)
    {
        var rows = await MethodRows.ReadAsync(db, gateway.Name, cancellation);
        return rows.FirstOrDefault(row => row.Method.Slug == number) is { } found
            ? new MethodRemovalPage(found,
                [.. rows.Where(row => row != found && row.Method.CanCharge(reader.Today)).Select(row => row.Method)], input)
            : null;
    }
}
