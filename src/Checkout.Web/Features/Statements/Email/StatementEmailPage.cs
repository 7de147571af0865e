using Checkout.Data.Statements;

namespace Checkout.Web.Features.Statements.Email;

/// <summary>What is about to be sent, and to whom it may go.</summary>
public sealed record StatementEmailPage(StatementEmailInput Input, StatementPeriod Asked, StatementScope Scope, Money Closing,
    IReadOnlyList<StatementRecipient> Recipients)
{
    public static async Task<StatementEmailPage> ReadAsync(CheckoutDbContext db, StatementPeriod asked, StatementScope scope, string? to,
        CancellationToken cancellation)
    {
        var recipients = await StatementRecipient.AllAsync(db, cancellation);
        var sums = await new StatementMovements(db, scope).SumsAsync(cancellation);

        // The days themselves: a preset may mean others by the time the form is sent.
        var input = new StatementEmailInput
        {
            To = to ?? (recipients.Count == 1 ? recipients[0].Email : null),
            From = StatementLinks.Iso(scope.Range.From),
            Until = StatementLinks.Iso(scope.Range.To),
            Currency = scope.Currency.Code,
            Contract = scope.Contract?.Slug,
        };
        return new StatementEmailPage(input, asked, scope, scope.In(sums.Closing), recipients);
    }
}
