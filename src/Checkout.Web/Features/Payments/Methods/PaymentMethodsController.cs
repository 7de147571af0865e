using Checkout.Data.Payments;

namespace Checkout.Web.Features.Payments.Methods;

/// <summary>The payment methods that the account has on file: which there are, their names, and which is the default.</summary>
[Route("PaymentMethods")]
public sealed class PaymentMethodsController(CheckoutDbContext db, ManageMethods manage, IPaymentGateway gateway) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation) =>
        View(new MethodsPage(await MethodRows.ReadAsync(db, gateway.Name, cancellation)));

    [HttpGet("{number}"), Does(Deed.Pay)]
    public async Task<IActionResult> Detail(string number, CancellationToken cancellation) =>
        await MethodRows.FindAsync(db, gateway.Name, number, cancellation) is { } row
            ? View(new MethodPage(row, new MethodLabelInput { Label = row.Method.Label })) : NotFound();

    [HttpPost("{number}"), Submits, Does(Deed.Pay)]
    public async Task<IActionResult> Rename(string number, MethodLabelInput input, CancellationToken cancellation)
    {
        var row = await MethodRows.FindAsync(db, gateway.Name, number, cancellation) ?? throw new NotFoundException();

        if (!ModelState.IsValid)
        {
            return Invalid("Detail", new MethodPage(row, input));
        }

        var label = string.IsNullOrWhiteSpace(input.Label) ? null : input.Label.Trim();
        return Answer(
            await manage.RenameAsync(Submission, number, label, cancellation),
            done: label is null ? (Sentence)$"{row.Method.Printed} no longer has a name of its own."
            : $"{row.Method.Printed} is called “{label}” from now on.",
            refused: why => new RefusedPage("Nothing was changed", why) { Kind = DocumentKind.Payment });
    }

    [HttpPost("{number}/Default"), Submits, AsksConfirmation, Does(Deed.Pay)]
    public async Task<IActionResult> MakeDefault(string number, CancellationToken cancellation) => Answer(
        await manage.MakeDefaultAsync(Submission, number, cancellation),
        done: $"It is the default now: contracts that name no other card pay with it.",
        refused: why => new RefusedPage("Nothing was changed", why) { Kind = DocumentKind.Payment });
}
