using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Checkout.Data;
using Checkout.Data.Transactions;
using Checkout.Domain.Audit;
using Checkout.Web.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Shared;

/// <summary>A form that a member sent about a document.</summary>
/// <param name="Subject">The document's slug, or what else it is about.</param>
public sealed record MemberForm(Guid AccountId, string Subject, Guid RequestKey, Guid UserId, string UserName, string UserEmail, string? IpAddress)
{
    public static MemberForm Of(CurrentMember member, string subject, Guid requestKey, HttpContext context) =>
        new(member.Account.Id, subject, requestKey, member.User.Id, member.User.Name, member.User.Email, context.Connection.RemoteIpAddress?.ToString());

    /// <summary>
    /// Carries the form out under the account's lock, once (A11): with the entry in the activity and the key in the same transaction. What the verb
    /// refuses writes nothing.
    /// </summary>
    /// <param name="meant">What was entered, so that a key can't be used for something else.</param>
    public Task<FormResult> RunAsync(AccountTransactions transactions, AuditAction action, IEnumerable<string> meant, FormVerb verb, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', meant.Prepend(UserId.ToString("N", CultureInfo.InvariantCulture)).Prepend(Subject).Prepend(action.ToString())))));
        return transactions.RunAsync(AccountId, async (db, now, token) =>
        {
            if (await db.RequestRecords.SingleOrDefaultAsync(record => record.Key == RequestKey, token) is { } before)
            {
                return string.Equals(before.BodyHash, hash, StringComparison.Ordinal) ? new FormResult.Repeated(before.ResultUrl) : new FormResult.KeyReused();
            }

            var result = await verb(db, now, token);
            if (result is FormResult.Done done)
            {
                db.AuditEntries.Add(new AuditEntry(AccountId, UserId, UserEmail, action, done.Subject, done.Details, IpAddress, now));
                db.RequestRecords.Add(new RequestRecord(AccountId, RequestKey, action.ToString(), hash, done.ResultUrl, now));
            }

            return result;
        }, cancellation);
    }
}

/// <summary>What a form does, inside the account's transaction.</summary>
public delegate Task<FormResult> FormVerb(CheckoutDbContext db, DateTimeOffset now, CancellationToken cancellation);

/// <summary>How a form ended.</summary>
public abstract record FormResult
{
    private FormResult()
    {
    }

    /// <summary>It was carried out.</summary>
    /// <param name="Subject">What stands in the activity: the number of the document.</param>
    public sealed record Done(string ResultUrl, string Subject, string? Details) : FormResult;

    /// <summary>The same form was carried out before.</summary>
    public sealed record Repeated(string ResultUrl) : FormResult;

    /// <summary>The key was used for a form that said something else.</summary>
    public sealed record KeyReused : FormResult;

    /// <summary>Something is in the way by now; nothing was written.</summary>
    public sealed record Refused(string Sentence) : FormResult;

    /// <summary>The account has no such document.</summary>
    public sealed record NotFound : FormResult;
}
