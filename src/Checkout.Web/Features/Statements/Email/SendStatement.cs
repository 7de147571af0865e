using Checkout.Data;
using Checkout.Data.Transactions;
using Checkout.Domain.Audit;
using Checkout.Domain.Messages;
using Checkout.Domain.Statements;
using Checkout.Web.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Statements.Email;

/// <summary>How sending ended.</summary>
public abstract record SentStatement
{
    private SentStatement()
    {
    }

    /// <summary>It is on its way, now or since the same form was sent before.</summary>
    public sealed record Queued(string Url) : SentStatement;

    /// <summary>The form was sent before, for something else.</summary>
    public sealed record KeyReused(string Url) : SentStatement;

    /// <summary>The address is not that of a billing contact.</summary>
    public sealed record UnknownRecipient : SentStatement;
}

/// <summary>Queues a statement for a billing contact, once for each form.</summary>
public sealed class SendStatement(AccountTransactions transactions, CurrentMember member)
{
    private const string Action = "statement.sent";

    public Task<SentStatement> RunAsync(StatementEmailInput input, StatementScope scope, string? ipAddress, CancellationToken cancellation) =>
        transactions.RunAsync(member.Account.Id, (db, now, token) => SendAsync(db, input, scope, ipAddress, now, token), cancellation);

    private async Task<SentStatement> SendAsync(CheckoutDbContext db, StatementEmailInput input, StatementScope scope, string? ipAddress, DateTimeOffset now, CancellationToken cancellation)
    {
        var hash = input.BodyHash();
        if (await db.RequestRecords.SingleOrDefaultAsync(record => record.Key == input.RequestKey, cancellation) is { } before)
        {
            return string.Equals(before.BodyHash, hash, StringComparison.Ordinal) ? new SentStatement.Queued(before.ResultUrl) : new SentStatement.KeyReused(before.ResultUrl);
        }

        var recipients = await StatementRecipient.AllAsync(db, cancellation);
        if (recipients.FirstOrDefault(contact => string.Equals(contact.Email, input.To, StringComparison.OrdinalIgnoreCase)) is not { } recipient)
        {
            return new SentStatement.UnknownRecipient();
        }

        var statement = new StatementAsked(scope.Range.From, scope.Range.To, scope.Currency.Code, scope.Contract?.Slug);
        var url = StatementLinks.Fixed(scope.Range, scope.Currency.Code, scope.Contract?.Slug);
        db.OutboxMessages.Add(new OutboxMessage(MessageKind.StatementSent, recipient.Email, recipient.Name, member.Account.Id, subjectId: null, statement.ToJson(), now));
        db.AuditEntries.Add(new AuditEntry(
            member.Account.Id, member.User.Id, member.User.Email, AuditAction.StatementSent, $"{StatementLinks.Iso(scope.Range.From)} to {StatementLinks.Iso(scope.Range.To)}, {scope.Currency.Code}", recipient.Email, ipAddress, now));
        db.RequestRecords.Add(new RequestRecord(member.Account.Id, input.RequestKey, Action, hash, url, now));
        return new SentStatement.Queued(url);
    }
}
