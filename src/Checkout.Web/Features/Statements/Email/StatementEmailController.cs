using Checkout.Data.Statements;

namespace Checkout.Web.Features.Statements.Email;

/// <summary>Sends a statement to one of the account's billing contacts.</summary>
[Route("Statements/Email"), Does(Deed.Change)]
public sealed class StatementEmailController(CheckoutDbContext db, Reader reader, SendStatement send) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Index([FromQuery] StatementPeriod asked, CancellationToken cancellation) =>
        ModelState.IsValid && await ScopeAsync(asked, cancellation) is { } scope
            ? View("Email", await StatementEmailPage.ReadAsync(db, asked, scope, to: null, cancellation))
            : LocalRedirect(new StatementLinks(asked, Request.PathBase).Page(1));

    [HttpPost(""), Submits]
    public async Task<IActionResult> Index(StatementEmailInput input, CancellationToken cancellation)
    {
        if (await ScopeAsync(input.Period, cancellation) is not { } scope)
        {
            // Only a form that was tampered with names a period, contract or currency that can't be stated.
            return NotFound();
        }

        var page = await StatementEmailPage.ReadAsync(db, input.Period, scope, input.To, cancellation);
        if (!ModelState.IsValid)
        {
            return Invalid("Email", page);
        }

        var asked = new StatementAsked(scope.Range.From, scope.Range.To, scope.Currency.Code, scope.Contract?.Slug);
        var url = StatementLinks.Fixed(scope.Range, asked.Currency, asked.Contract);
        return Answer(
            await send.RunAsync(Submission, asked, input.To, url, cancellation),
            done: $"The statement is on its way to {input.To}.",
            refused: why => new RefusedPage("The statement was not sent", why),
            again: () => Invalid("Email", page));
    }

    private async Task<StatementScope?> ScopeAsync(StatementPeriod asked, CancellationToken cancellation) =>
        asked.Range(reader.Today) is { } range
            ? (await db.StatementScopeAsync(range, reader.Today, asked.Contract, asked.Currency, cancellation)).Scope
            : null;
}
