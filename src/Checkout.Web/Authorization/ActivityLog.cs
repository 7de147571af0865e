using Checkout.Data.Transactions;

namespace Checkout.Web.Authorization;

/// <summary>
/// Enters what a user did where nothing else is written: the entry comes first, and what can't be entered doesn't happen. Everything that
/// changes data enters itself, in the transaction of the change.
/// </summary>
public sealed class ActivityLog(AccountTransactions transactions)
{
    /// <summary>Takes the browser to another account of the user.</summary>
    public async Task SwitchAsync(HttpContext context, SignedInUser user, AccountAccess account)
    {
        await RecordAsync(context, account.Id, user, AuditAction.AccountSwitched, subject: null, details: null);
        AccountCookie.Write(context, account);
    }

    public Task RecordAsync(HttpContext context, Guid accountId, SignedInUser user, AuditAction action, string? subject, string? details) =>
        RecordAsync(context, accountId, user.Id, user.Email, action, subject, details);

    public Task RecordAsync(HttpContext context, Guid accountId, Guid userId, string email, AuditAction action, string? subject,
        string? details)
    {
        var address = context.Connection.RemoteIpAddress?.ToString();
        return transactions.RecordAsync(accountId, now => new AuditEntry(accountId, userId, email, action, subject, details, address, now),
            context.RequestAborted);
    }
}
