using Checkout.Data.Transactions;
using Checkout.Domain.Audit;
using Checkout.Domain.Contracts;
using Checkout.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Contracts;

/// <summary>
/// Changes a contract's billing details under the account's lock: the details, the change with who and when, the audit entry and the mails
/// to the contacts of before and after and to the account executive, or nothing. A form that was made from an older revision writes nothing.
/// </summary>
public sealed class ChangeBillingDetails(AccountTransactions transactions)
{
    private const string Action = "billing.changed";

    /// <exception cref="Domain.RuleViolation">The contacts are not one primary and others.</exception>
    public Task<BillingDetailsResult> RunAsync(BillingDetailsPost post, CancellationToken cancellationToken) =>
        transactions.RunAsync(post.AccountId, (db, now, token) => CarryOutAsync(db, post, now, token), cancellationToken);

    private static async Task<BillingDetailsResult> CarryOutAsync(CheckoutDbContext db, BillingDetailsPost post, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = await db.RequestRecords.SingleOrDefaultAsync(record => record.Key == post.RequestKey, cancellationToken);
        if (before is not null && string.Equals(before.BodyHash, post.BodyHash(), StringComparison.Ordinal))
        {
            return new BillingDetailsResult.Repeated(before.ResultUrl);
        }

        var contract = await db.Contracts.Include(row => row.Contacts).SingleOrDefaultAsync(row => row.Slug == post.Slug, cancellationToken);
        if (contract is null || post.BasedOn < 1 || post.BasedOn > contract.BillingRevision)
        {
            return new BillingDetailsResult.NotFound();
        }

        // A key that was used for another body means that the page was sent before, changed, and sent again: it is overtaken by itself.
        if (post.BasedOn < contract.BillingRevision)
        {
            return await OvertakenAsync(db, contract, post, cancellationToken);
        }

        if (post.Details == contract.Billing)
        {
            return new BillingDetailsResult.Unchanged();
        }

        var change = contract.ReviseBilling(post.Details, post.UserId, post.UserName, now);
        var resultUrl = $"/Contracts/{contract.Slug}";
        db.BillingDetailsChanges.Add(change);
        db.RequestRecords.Add(new RequestRecord(post.AccountId, post.RequestKey, Action, post.BodyHash(), resultUrl, now));
        db.AuditEntries.Add(new AuditEntry(
            post.AccountId, post.UserId, post.UserEmail, AuditAction.BillingDetailsChanged, contract.Number, string.Join(", ", change.Fields), post.IpAddress, now));
        db.OutboxMessages.AddRange(await MessagesAsync(db, change, now, cancellationToken));
        return new BillingDetailsResult.Changed(change, resultUrl);
    }

    private static async Task<BillingDetailsResult> OvertakenAsync(CheckoutDbContext db, Contract contract, BillingDetailsPost post, CancellationToken cancellationToken)
    {
        var since = await db.BillingDetailsChanges.AsNoTracking().Where(change => change.ContractId == contract.Id && change.Revision > post.BasedOn)
            .OrderBy(change => change.Revision).ToListAsync(cancellationToken);
        var theirs = contract.Billing;
        return post.Details == theirs
            ? new BillingDetailsResult.Unchanged()
            : new BillingDetailsResult.Overtaken(new BillingDetailsMerge(since[0].Before, theirs, post.Details), contract.BillingRevision, since);
    }

    private static async Task<IEnumerable<OutboxMessage>> MessagesAsync(CheckoutDbContext db, BillingDetailsChange change, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var executive = await db.Accounts.Select(account => account.Executive).SingleAsync(cancellationToken);
        return change.Before.Contacts.Concat(change.After.Contacts)
            .DistinctBy(contact => contact.Email, StringComparer.OrdinalIgnoreCase)
            .Select(contact => new OutboxMessage(MessageKind.BillingDetailsChanged, contact.Email, contact.Name, change.AccountId, change.Id, data: null, now))
            .Append(new OutboxMessage(MessageKind.BillingDetailsChangedForExecutive, executive.Email, executive.Name, change.AccountId, change.Id, data: null, now));
    }
}
