using Checkout.Data.Runs;

namespace Checkout.Web.Features.Sandbox;

/// <summary>What there is in all accounts, so that two of them tell what happened between.</summary>
public sealed record SandboxFigures(int Invoices, int Payments, int Failures, int Reminders, int Quotes, int Mails)
{
    public static async Task<SandboxFigures> ReadAsync(CheckoutDbContexts contexts, DateOnly today, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        return new SandboxFigures(
            await db.Invoices.CountAsync(cancellation),
            await db.PaymentAttempts.CountAsync(attempt => attempt.Status == PaymentAttemptStatus.Succeeded, cancellation),
            await db.PaymentAttempts.CountAsync(attempt => attempt.Status == PaymentAttemptStatus.Failed, cancellation),
            await db.InvoiceReminders.CountAsync(cancellation),
            await db.Quotes.CountAsync(quote => quote.Status == QuoteStatus.Active && quote.ExpiresOn < today, cancellation),
            await db.OutboxMessages.CountAsync(message => message.Status == MessageStatus.Sent, cancellation));
    }
}

/// <summary>What happened while the clock was moved.</summary>
/// <param name="Day">On which it stands now.</param>
/// <param name="Standing">What could not be done.</param>
public sealed record SandboxReport(DateOnly Day, SandboxFigures Before, SandboxFigures After, IReadOnlyList<Standstill> Standing)
{
    public Sentence Words
    {
        get
        {
            string[] happened =
            [
                .. Counted(figures => figures.Invoices, "invoice issued", "invoices issued"),
                .. Counted(figures => figures.Payments, "payment taken", "payments taken"),
                .. Counted(figures => figures.Failures, "payment failed", "payments failed"),
                .. Counted(figures => figures.Reminders, "reminder sent", "reminders sent"),
                .. Counted(figures => figures.Quotes, "quote expired", "quotes expired"),
                .. Counted(figures => figures.Mails, "message caught", "messages caught"),
            ];
            var moved = happened.Length == 0 ? (Sentence)$"It is {Day} now. Nothing happened on the way."
                : $"It is {Day} now. On the way, in all accounts: {string.Join(", ", happened)}.";
            return Standing.Count == 0 ? moved
                : moved.Then(Sentence.Plain($"Not everything could be done, and the log says why: {string.Join("; ", Standing)}."));
        }
    }

    private IEnumerable<string> Counted(Func<SandboxFigures, int> figure, string one, string many) =>
        (figure(After) - figure(Before)) switch
        {
            <= 0 => [],
            1 => [$"1 {one}"],
            var count => [string.Create(CultureInfo.InvariantCulture, $"{count} {many}")],
        };
}
