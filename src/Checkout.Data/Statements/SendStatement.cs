namespace Checkout.Data.Statements;

/// <summary>Queues a statement for a billing contact, and for nobody else.</summary>
public sealed class SendStatement(Submissions submissions)
{
    /// <param name="to">The address.</param>
    /// <param name="url">The path of the page that shows the same statement.</param>
    public Task<Outcome> RunAsync(Submission form, StatementAsked asked, string? to, string url, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var recipient = (await StatementRecipient.AllAsync(db, token))
                .FirstOrDefault(contact => string.Equals(contact.Email, to, StringComparison.OrdinalIgnoreCase));
            if (recipient is not var (name, email, _))
            {
                return new Outcome.Refused($"That is not the address of one of your billing contacts. Choose one of them.", "To");
            }

            db.OutboxMessages.Add(
                new OutboxMessage(MessageKind.StatementSent, email, name, form.AccountId, subjectId: null, asked.ToJson(), now));
            var statement = string.Create(CultureInfo.InvariantCulture, $"{asked.From:O} to {asked.Until:O}, {asked.Currency}");
            return new Outcome.Done(url, AuditAction.StatementSent, statement, $"{email}");
        }, cancellation);
}
