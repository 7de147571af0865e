using Checkout.Data;
using Checkout.Data.Statements;
using Checkout.Domain;
using Checkout.Domain.Contracts;
using Checkout.Domain.Statements;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Statements.Email;

/// <summary>Somebody who receives invoices of the account.</summary>
/// <param name="Contracts">The numbers of the contracts for which.</param>
public sealed record StatementRecipient(string Name, string Email, IReadOnlyList<string> Contracts)
{
    /// <summary>Each address once, the primary contacts first.</summary>
    public static async Task<IReadOnlyList<StatementRecipient>> AllAsync(CheckoutDbContext db, CancellationToken cancellation)
    {
        var contacts = await db.Set<BillingContact>()
            .Join(db.Contracts, contact => contact.ContractId, contract => contract.Id, (contact, contract) => new { contact.Name, contact.Email, contact.IsPrimary, contract.Number })
            .ToListAsync(cancellation);
        return
        [
            .. contacts.GroupBy(contact => contact.Email, StringComparer.OrdinalIgnoreCase)
                .OrderByDescending(group => group.Any(contact => contact.IsPrimary)).ThenBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
                .Select(group => new StatementRecipient(group.First().Name, group.Key, [.. group.Select(contact => contact.Number).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
        ];
    }
}

/// <summary>What is about to be sent, and to whom it may go.</summary>
public sealed record StatementEmailPage(StatementEmailInput Input, StatementPeriod Asked, StatementScope Scope, Money Closing, IReadOnlyList<StatementRecipient> Recipients)
{
    public static async Task<StatementEmailPage> ReadAsync(CheckoutDbContext db, StatementPeriod asked, StatementScope scope, string? to, CancellationToken cancellation)
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
