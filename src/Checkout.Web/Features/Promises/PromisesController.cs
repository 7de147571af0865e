using Checkout.Data;
using Checkout.Domain.Collections;
using Checkout.Domain.Invoices;
using Checkout.Web.Authorization;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Checkout.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Promises;

/// <summary>Promising to pay an invoice, which holds reminders back until that day.</summary>
[Route("Invoices/{number}/Promise")]
public sealed class PromisesController(CheckoutDbContext db, CurrentMember member, Reader reader, PromisePayment promises) : CheckoutController
{
    private const string NotPromised = "Payment was not promised";

    [HttpGet("")]
    public async Task<IActionResult> Create(string number, CancellationToken cancellation)
    {
        if (await FindAsync(number, cancellation) is not { } invoice)
        {
            return NotFound();
        }

        var why = PaymentPromise.Obstacle(invoice)?.ToString() ?? (InvoicePromise.Waiting(await InvoicePromise.OfAsync(db, invoice.Id, cancellation), reader.Today) is { } promise
            ? $"{promise.MadeBy} promised payment of {invoice.Number} by {DateText.Spelled(promise.PromisedOn, reader.Culture)} already. Withdraw that promise to make another."
            : null);
        return why is null
            ? View("Promise", Page(invoice, new PromiseInput { Amount = TypedAmount.Write(invoice.Balance.Amount, invoice.Currency, reader.Culture) }))
            : Impossible("Payment can’t be promised", [why]);
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(string number, PromiseInput input, CancellationToken cancellation)
    {
        if (await FindAsync(number, cancellation) is not { } invoice)
        {
            return NotFound();
        }

        var amount = Check(input, invoice);
        if (!ModelState.IsValid || amount is null || input.On is not { } on)
        {
            return Invalid("Promise", Page(invoice, input));
        }

        switch (await promises.MakeAsync(MemberForm.Of(member, number, input.RequestKey, HttpContext), amount.Value, on, cancellation))
        {
            case FormResult.Done done:
                Say($"Payment of {invoice.Number} is promised by {DateText.Spelled(on, reader.Culture)}. Until then nobody reminds you of it.");
                return LocalRedirect("~" + done.ResultUrl);
            case FormResult.Repeated repeated:
                return LocalRedirect("~" + repeated.ResultUrl);
            case FormResult.Refused refused:
                return Impossible(NotPromised, [refused.Sentence]);
            case FormResult.KeyReused:
                return Impossible(NotPromised, ["This form was sent once with another day or amount, and those count."]);
            default:
                return NotFound();
        }
    }

    /// <summary>What shape alone does not say; the amount where it can be read.</summary>
    private decimal? Check(PromiseInput input, Invoice invoice)
    {
        var latest = promises.LatestFor(invoice, reader.Today);
        if (input.On is { } on && (on < reader.Today || on > latest))
        {
            ModelState.AddModelError(nameof(PromiseInput.On), $"Choose a day from today to {DateText.Spelled(latest, reader.Culture)}.");
        }

        var amount = TypedAmount.Read(input.Amount, invoice.Currency, reader.Culture);
        if (!string.IsNullOrWhiteSpace(input.Amount) && (amount is not > 0m || amount > invoice.Balance.Amount))
        {
            ModelState.AddModelError(nameof(PromiseInput.Amount), $"Enter an amount of at most {MoneyText.Of(invoice.Balance, reader.Culture)}.");
        }

        return amount;
    }

    private PromisePage Page(Invoice invoice, PromiseInput input) => new(invoice, reader.Today, promises.LatestFor(invoice, reader.Today), input);

    private Task<Invoice?> FindAsync(string slug, CancellationToken cancellation) => db.Invoices.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug, cancellation);
}
