using System.Security.Cryptography;
using System.Text;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Audit;
using Checkout.Domain.Contracts;
using Checkout.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Contracts;

/// <summary>A form about a contract's automatic renewal as a member posted it.</summary>
/// <param name="Slug">The contract.</param>
public sealed record RenewalNoticePost(Guid AccountId, string Slug, Guid RequestKey, Guid UserId, string UserName, string UserEmail, string? IpAddress)
{
    /// <summary>SHA-256 over what was meant and typed, so that a key can't be used for something else (A11).</summary>
    internal string BodyHash(AuditAction action, string? reason) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', action.ToString(), Slug, UserId.ToString("N"), reason))));
}

/// <summary>How such a form ended.</summary>
public abstract record RenewalNoticeResult
{
    private RenewalNoticeResult()
    {
    }

    /// <summary>It was carried out.</summary>
    public sealed record Done(string ResultUrl) : RenewalNoticeResult;

    /// <summary>The same form was carried out before: this is its first result.</summary>
    public sealed record Repeated(string ResultUrl) : RenewalNoticeResult;

    /// <summary>It is too late, or was done already; nothing was written.</summary>
    public sealed record Refused(Contract Contract) : RenewalNoticeResult;

    /// <summary>The account has no such contract.</summary>
    public sealed record NotFound : RenewalNoticeResult;
}

/// <summary>
/// Says that a contract shall not renew itself, and takes that back, until the last day for notice: with who and why, the activity, and
/// mails to the billing contacts and the account executive, under the account's lock.
/// </summary>
public sealed class RenewalNoticePosts(AccountTransactions transactions, BusinessCalendar calendar)
{
    public Task<RenewalNoticeResult> GiveAsync(RenewalNoticePost post, string reason, CancellationToken cancellationToken) =>
        RunAsync(post, AuditAction.RenewalNoticeGiven, reason, (MessageKind.RenewalNoticeGiven, MessageKind.RenewalNoticeGivenForExecutive), (db, contract, now, today, _) =>
        {
            if (!contract.CanGiveNotice(today))
            {
                return Task.FromResult<RenewalNotice?>(null);
            }

            var notice = contract.GiveNotice(reason, post.UserId, post.UserName, now, today);
            db.RenewalNotices.Add(notice);
            return Task.FromResult<RenewalNotice?>(notice);
        }, cancellationToken);

    public Task<RenewalNoticeResult> TakeBackAsync(RenewalNoticePost post, CancellationToken cancellationToken) =>
        RunAsync(post, AuditAction.RenewalNoticeTakenBack, reason: null, (MessageKind.RenewalNoticeTakenBack, MessageKind.RenewalNoticeTakenBackForExecutive), async (db, contract, now, today, token) =>
        {
            if (!contract.CanTakeNoticeBack(today) || await OpenAsync(db, contract, token) is not { } notice)
            {
                return null;
            }

            contract.TakeNoticeBack(notice, post.UserName, now, today);
            return notice;
        }, cancellationToken);

    /// <summary>The notice that stands; null where none does.</summary>
    public static async Task<RenewalNotice?> OpenAsync(CheckoutDbContext db, Contract contract, CancellationToken cancellationToken) => contract.NoticeGivenAt is null
        ? null
        : await db.RenewalNotices.Where(row => row.ContractId == contract.Id && row.TakenBackAt == null).OrderByDescending(row => row.GivenAt).FirstOrDefaultAsync(cancellationToken);

    private Task<RenewalNoticeResult> RunAsync(RenewalNoticePost post, AuditAction action, string? reason, (MessageKind Contacts, MessageKind Executive) messages, Verb verb, CancellationToken cancellationToken) =>
        transactions.RunAsync<RenewalNoticeResult>(post.AccountId, async (db, now, token) =>
        {
            var hash = post.BodyHash(action, reason);
            if (await db.RequestRecords.SingleOrDefaultAsync(record => record.Key == post.RequestKey, token) is { } before && string.Equals(before.BodyHash, hash, StringComparison.Ordinal))
            {
                return new RenewalNoticeResult.Repeated(before.ResultUrl);
            }

            if (await db.Contracts.Include(row => row.Contacts).SingleOrDefaultAsync(row => row.Slug == post.Slug, token) is not { } contract)
            {
                return new RenewalNoticeResult.NotFound();
            }

            if (await db.RequestRecords.AnyAsync(record => record.Key == post.RequestKey, token) || await verb(db, contract, now, calendar.DateAt(now), token) is not { } notice)
            {
                return new RenewalNoticeResult.Refused(contract);
            }

            var executive = await db.Accounts.Select(account => account.Executive).SingleAsync(token);
            db.OutboxMessages.AddRange(contract.Contacts.Select(contact => (contact.Email, contact.Name)).Prepend((post.UserEmail, post.UserName))
                .DistinctBy(reader => reader.Item1, StringComparer.OrdinalIgnoreCase)
                .Select(reader => new OutboxMessage(messages.Contacts, reader.Item1, reader.Item2, post.AccountId, notice.Id, data: null, now)));
            db.OutboxMessages.Add(new OutboxMessage(messages.Executive, executive.Email, executive.Name, post.AccountId, notice.Id, data: null, now));
            db.AuditEntries.Add(new AuditEntry(post.AccountId, post.UserId, post.UserEmail, action, contract.Number, details: null, post.IpAddress, now));
            var resultUrl = $"/Contracts/{contract.Slug}";
            db.RequestRecords.Add(new RequestRecord(post.AccountId, post.RequestKey, action.ToString(), hash, resultUrl, now));
            return new RenewalNoticeResult.Done(resultUrl);
        }, cancellationToken);

    /// <returns>Null where the contract does not allow it any more.</returns>
    private delegate Task<RenewalNotice?> Verb(CheckoutDbContext db, Contract contract, DateTimeOffset now, DateOnly today, CancellationToken cancellationToken);
}
