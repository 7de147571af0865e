using Checkout.Data.Payments.Gateways;
using Checkout.Data.Transactions;
using Checkout.Domain.Audit;
using Checkout.Domain.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Checkout.Data.Payments;

/// <summary>Puts a method on file through the gateway’s own page. What comes back is asked of the gateway, never read from an address.</summary>
public sealed class SetUpMethod(CheckoutDbContexts contexts, AccountTransactions transactions, IPaymentGateway gateway, ILogger<SetUpMethod> log)
{
    /// <param name="key">The form’s request key: sending it twice opens one page.</param>
    /// <param name="resultUrl">Where the member goes on afterwards; null: the list of methods.</param>
    /// <param name="holds">For how long the page is open.</param>
    /// <returns>The gateway’s page; null where it does not answer or will not.</returns>
    public async Task<string?> OpenAsync(MethodPost post, Guid key, string? resultUrl, TimeSpan holds, GatewayLinks links, CancellationToken cancellationToken)
    {
        var (setup, account) = await transactions.RunAsync(post.AccountId, async (db, now, token) =>
        {
            var setup = await db.MethodSetups.SingleOrDefaultAsync(row => row.Key == key, token);
            if (setup is null)
            {
                db.MethodSetups.Add(setup = new MethodSetup(post.AccountId, key, gateway.Name, post.UserId, post.UserName, post.UserEmail, resultUrl, now, holds));
            }

            return (setup, await db.Accounts.Select(row => row.Number).SingleAsync(token));
        }, cancellationToken);
        try
        {
            var page = await gateway.OpenSetupAsync(new GatewaySetup(post.AccountId, account, post.UserEmail, setup.IdempotencyKey, setup.ExpiresAt), links, cancellationToken);
            return await transactions.RunAsync(post.AccountId, async (db, _, token) =>
            {
                (await db.MethodSetups.SingleAsync(row => row.Id == setup.Id, token)).Open(page.Reference);
                return page.Url;
            }, CancellationToken.None);
        }
        catch (Exception exception) when (exception is GatewayUnavailableException or GatewayRefusedException)
        {
            log.LogError(exception, "{Gateway} could not open a page for a new payment method", gateway.Name);
            return null;
        }
    }

    /// <summary>Asks what was put on file, and keeps it, once.</summary>
    /// <returns>The method; null where none was, or not yet.</returns>
    /// <exception cref="GatewayUnavailableException">It did not answer.</exception>
    public async Task<StoredMethod?> CompleteAsync(Guid accountId, Guid setupId, CancellationToken cancellationToken)
    {
        await using var db = contexts.ForAccount(accountId);
        var setup = await db.MethodSetups.AsNoTracking().SingleAsync(row => row.Id == setupId, cancellationToken);
        if (setup.MethodId is { } known)
        {
            return await db.StoredMethods.AsNoTracking().SingleAsync(row => row.Id == known, cancellationToken);
        }

        if (setup.Reference is not { } reference || setup.Gateway != gateway.Name || await gateway.FindSetupAsync(accountId, reference, cancellationToken) is not { } found)
        {
            return null;
        }

        return await transactions.RunAsync(accountId, async (work, now, token) =>
        {
            var row = await work.MethodSetups.SingleAsync(other => other.Id == setupId, token);
            if (row.MethodId is { } before)
            {
                return await work.StoredMethods.SingleAsync(method => method.Id == before, token);
            }

            var added = await StoredMethods.AddAsync(work, accountId, gateway.Name, found, row.StartedBy, now, token);
            var stored = added ?? await work.StoredMethods.SingleAsync(method => method.Gateway == gateway.Name && method.Token == found.Token, token);
            row.Complete(stored);
            if (added is not null)
            {
                work.AuditEntries.Add(new AuditEntry(accountId, row.UserId, row.StartedByEmail, AuditAction.MethodAdded, stored.Printed, details: null, ipAddress: null, now));
            }

            return stored;
        }, CancellationToken.None);
    }
}
