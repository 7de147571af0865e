using Checkout.Data;
using Checkout.Data.Statements;
using Checkout.Domain;
using Checkout.Domain.Statements;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Checkout.Web.Features.Statements.Email;

/// <summary>Sends a statement to one of the account's billing contacts.</summary>
[Route("Statements/Email")]
public sealed class StatementEmailController(CheckoutDbContext db, Reader reader, SendStatement send) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Index([FromQuery] StatementPeriod asked, CancellationToken cancellation) =>
        ModelState.IsValid && await ScopeAsync(asked, cancellation) is { } scope
            ? View("Email", await StatementEmailPage.ReadAsync(db, asked, scope, to: null, cancellation))
            : LocalRedirect(new StatementLinks(asked).Page(1));

    [HttpPost("")]
    public async Task<IActionResult> Index(StatementEmailInput input, CancellationToken cancellation)
    {
        if (await ScopeAsync(input.Period, cancellation) is not { } scope)
        {
            // Only a form that was tampered with names a period, contract or currency that can't be stated.
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid("Email", await StatementEmailPage.ReadAsync(db, input.Period, scope, input.To, cancellation));
        }

        switch (await send.RunAsync(input, scope, HttpContext.Connection.RemoteIpAddress?.ToString(), cancellation))
        {
            case SentStatement.Queued queued:
                Say($"The statement is on its way to {input.To}.");
                return LocalRedirect(queued.Url);
            case SentStatement.KeyReused:
                throw new RuleViolation("This form was sent before, for another statement or to somebody else. To send one more, open the form again.");
            default:
                ModelState.AddModelError(nameof(StatementEmailInput.To), "This is not the address of one of your billing contacts. Choose one of them.");
                return Invalid("Email", await StatementEmailPage.ReadAsync(db, input.Period, scope, input.To, cancellation));
        }
    }

    private async Task<StatementScope?> ScopeAsync(StatementPeriod asked, CancellationToken cancellation) =>
        asked.Range(reader.Today) is { } range
            ? (await db.StatementScopeAsync(range, reader.Today, asked.Contract, asked.Currency, cancellation)).Scope
            : null;
}
