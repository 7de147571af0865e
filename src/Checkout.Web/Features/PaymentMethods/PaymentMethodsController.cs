using Checkout.Domain;
using Checkout.Data.Payments.Gateways;
using Checkout.Data;
using Checkout.Data.Payments;
using Checkout.Web.Authorization;
using Checkout.Web.Features.Paying;
using Checkout.Web.Features.Shared;
using Checkout.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Checkout.Web.Features.PaymentMethods;

/// <summary>The payment methods that the account has on file: which there are, a new one, their names, and which is the default.</summary>
[Route("PaymentMethods")]
public sealed class PaymentMethodsController(
    CheckoutDbContext db, SetUpMethod setUp, ManageMethods manage, IPaymentGateway gateway, PayLinks links, CardPayments cards, CurrentMember member, IOptions<PaymentOptions> options) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(new MethodsPage(await MethodRows.ReadAsync(db, gateway.Name, cancellation)));

    /// <summary>Goes to the gateway’s page. The card is typed there and never seen here.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Add(MethodSetupInput input, CancellationToken cancellation)
    {
        if (!cards.AreTaken)
        {
            return Impossible("No card can be put on file here", ["Invoices are paid by bank transfer; each names the account and the reference."]);
        }

        if (!ModelState.IsValid)
        {
            return Invalid("Index", new MethodsPage(await MethodRows.ReadAsync(db, gateway.Name, cancellation)));
        }

        var contract = input.Contract is { } slug ? await db.Contracts.Where(row => row.Slug == slug).Select(row => row.Slug).SingleOrDefaultAsync(cancellation) : null;
        var origin = contract is null ? "/PaymentMethods" : $"/Contracts/{Uri.EscapeDataString(contract)}/PaymentInformation";
        var back = new GatewayLinks(links.Absolute($"/PaymentMethods/Setups/{input.RequestKey:N}"), links.Absolute(origin));
        var url = await setUp.OpenAsync(member.MethodPost(HttpContext), input.RequestKey, contract is null ? null : origin, TimeSpan.FromMinutes(options.Value.HoldMinutes), back, cancellation);
        if (url is null)
        {
            Say($"Our payment provider does not answer at the moment. Nothing was put on file; try again in a few minutes.", Tone.Attention);
            return LocalRedirect("~" + origin);
        }

        return url.StartsWith('/') ? LocalRedirect("~" + url) : Redirect(url);
    }

    [HttpGet("{number}")]
    public async Task<IActionResult> Detail(string number, CancellationToken cancellation) =>
        await MethodRows.FindAsync(db, gateway.Name, number, cancellation) is { } row ? View(new MethodPage(row, new MethodLabelInput { Label = row.Method.Label })) : NotFound();

    [HttpPost("{number}")]
    public async Task<IActionResult> Rename(string number, MethodLabelInput input, CancellationToken cancellation)
    {
        if (await MethodRows.FindAsync(db, gateway.Name, number, cancellation) is not { } row)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid("Detail", new MethodPage(row, input));
        }

        var label = string.IsNullOrWhiteSpace(input.Label) ? null : input.Label.Trim();
        return Answer(await manage.RenameAsync(member.MethodPost(HttpContext), number, label, cancellation), label is null ? $"{row.Method.Printed} has no name of its own any more." : $"{row.Method.Printed} is called “{label}” from now on.");
    }

    [HttpPost("{number}/Default")]
    public async Task<IActionResult> MakeDefault(string number, CancellationToken cancellation) =>
        Answer(await manage.MakeDefaultAsync(member.MethodPost(HttpContext), number, cancellation), "It is the default now: contracts that name no other card pay with it.");

    private IActionResult Answer(MethodResult result, string done)
    {
        switch (result)
        {
            case MethodResult.Done:
                Say(Sentence.Plain(done));
                return LocalRedirect("~/PaymentMethods");
            case MethodResult.Unchanged unchanged:
                Say($"{unchanged.Name} stays as it is: you changed nothing.", Tone.Waiting);
                return LocalRedirect("~/PaymentMethods");
            case MethodResult.Refused refused:
                return Impossible("Nothing was changed", [refused.Sentence]);
            default:
                return NotFound();
        }
    }
}
