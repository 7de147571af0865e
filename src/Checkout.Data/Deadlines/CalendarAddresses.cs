using System.Buffers.Text;
using System.Security.Cryptography;
using Checkout.Data.Payments.Autopay;

namespace Checkout.Data.Deadlines;

/// <summary>Makes, replaces, revokes and reads the private calendars of members.</summary>
public sealed class CalendarAddresses(CheckoutDbContexts contexts, AccountTransactions transactions, BusinessCalendar calendar,
    AutopayTerms terms, TimeProvider clock)
{
    private const int Bytes = 32;

    /// <summary>Makes the member's address; the one before stops working.</summary>
    /// <param name="entry">What is entered in the account's activity.</param>
    /// <returns>The token that it carries, which is nowhere kept.</returns>
    public async Task<string> MakeAsync(Guid accountId, Guid userId, Func<DateTimeOffset, AuditEntry> entry,
        CancellationToken cancellation)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        await transactions.RunAsync(accountId, async (db, now, cancel) =>
        {
            var address = await db.CalendarAddresses.SingleOrDefaultAsync(row => row.UserId == userId, cancel);
            if (address is null)
            {
                db.CalendarAddresses.Add(address = new CalendarAddress(accountId, userId));
            }

            address.Make(HashOf(token), now);
            db.AuditEntries.Add(entry(now));
            return true;
        }, cancellation);
        return token;
    }

    /// <returns>False where there was none.</returns>
    public Task<bool> RevokeAsync(Guid accountId, Guid userId, Func<DateTimeOffset, AuditEntry> entry, CancellationToken cancellation) =>
        transactions.RunAsync(accountId, async (db, now, cancel) =>
        {
            if (await db.CalendarAddresses.SingleOrDefaultAsync(row => row.UserId == userId, cancel) is not { } address)
            {
                return false;
            }

            db.CalendarAddresses.Remove(address);
            db.AuditEntries.Add(entry(now));
            return true;
        }, cancellation);

    /// <returns>Null where the token belongs to no address, or to somebody who does not manage the account's billing now.</returns>
    public async Task<MemberCalendar?> ReadAsync(string? token, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(token) || token.Length > 2 * Bytes)
        {
            return null;
        }

        var (hash, today) = (HashOf(token), calendar.Today(clock));
        await using var all = contexts.Unscoped();
        if (await all.CalendarAddresses.AsNoTracking().SingleOrDefaultAsync(row => row.Hash == hash, cancellation) is not { } address)
        {
            return null;
        }

        await using var db = contexts.ForAccount(address.AccountId);
        var account = await db.Accounts.AsNoTracking().SingleAsync(cancellation);
        var members = await PermittedMembers.OfAsync(db, rights => rights.ManagesBilling, today, cancellation);
        return account.Active && members.Any(member => member.UserId == address.UserId)
            ? new MemberCalendar(account, await AccountDeadlines.InCalendarAsync(db, terms, today, cancellation)) : null;
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>What a calendar address shows.</summary>
public sealed record MemberCalendar(Account Account, IReadOnlyList<Deadline> Deadlines);
