using Checkout.Data.Collections;
using Checkout.Data.Sandbox;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Checkout.Web.Features.Sandbox;

/// <summary>Moving the sandbox's clock, after asking once.</summary>
[Route("Sandbox"), Does(Deed.Change)]
public sealed class ClockController(SandboxMove move, CheckoutDbContext db, Submissions submissions, ReminderPolicy reminders)
    : CheckoutController
{
    private const int Shown = 12;

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation) =>
        View("Clock", await PageAsync(new ClockInput(), cancellation));

    [HttpGet("Clock")]
    public async Task<IActionResult> Move([FromQuery] ClockInput input, CancellationToken cancellation)
    {
        if (!Check(input))
        {
            return Invalid("Clock", await PageAsync(input, cancellation));
        }

        var to = input.To!.Value;
        return View("Move", new MovePage(move.Today, to, await NextAsync(to, cancellation)));
    }

    [HttpPost("Clock"), Submits, DisableRequestTimeout]
    public async Task<IActionResult> Create(ClockInput input, CancellationToken cancellation)
    {
        if (!Check(input))
        {
            return Invalid("Clock", await PageAsync(input, cancellation));
        }

        var report = await move.ToAsync(input.To!.Value, cancellation);

        // Only now: the runs take the account's lock, which the form's own transaction holds.
        var outcome = await submissions.RunAsync(Submission, (_, _, _) => Task.FromResult<Outcome>(new Outcome.Done("/Sandbox",
            AuditAction.SandboxClockMoved, report.Day.ToString("O", CultureInfo.InvariantCulture))), CancellationToken.None);
        return Answer(outcome, report.Words, why => new RefusedPage("The clock was not moved", why));
    }

    private bool Check(ClockInput input)
    {
        if (input.To is { } to && (to <= move.Today || to > move.Latest))
        {
            Refuse(nameof(input.To), to <= move.Today
                ? (Sentence)$"That day has come already: it is {move.Today}, and the clock never goes back."
                : $"Choose a day by {move.Latest}: the clock is moved by a year at most.");
        }

        return ModelState.IsValid;
    }

    private async Task<ClockPage> PageAsync(ClockInput input, CancellationToken cancellation) =>
        new(move.Today, move.Latest, [.. (await NextAsync(move.Latest, cancellation)).Take(Shown)], input);

    private Task<IReadOnlyList<SandboxEvent>> NextAsync(DateOnly until, CancellationToken cancellation) =>
        SandboxAgenda.ReadAsync(db, move.Today, until, reminders, cancellation);
}
