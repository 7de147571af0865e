using Microsoft.Extensions.Logging;

namespace Checkout.Data.Payments;

/// <summary>Puts a method on file through the gateway’s own page. What comes back is asked of the gateway, never read from an
/// address.</summary>
public sealed class SetUpMethod(
    Submissions submissions, CheckoutDbContexts contexts, AccountTransactions transactions, IPaymentGateway gateway,
    ILogger<SetUpMethod> log)
{
    /// <summary>Notes that a member is on the way to the gateway’s page, before the gateway is asked.</summary>
    /// <param name="contract">The slug of the contract whose page it was begun from; null: the list of methods.</param>
    /// <param name="holds">For how long the page is open.</param>
    public Task<Outcome> StartAsync(Submission form, string? contract, TimeSpan holds, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var slug = contract is null ? null
                : await db.Contracts.Where(row => row.Slug == contract).Select(row => row.Slug).SingleOrDefaultAsync(token);
            var from = slug is null ? null : DocumentPath.Of(DocumentKind.Contract, slug) + "/PaymentInformation";
            db.MethodSetups.Add(new MethodSetup(
                form.AccountId, form.Key, gateway.Name, form.UserId, form.UserName, form.UserEmail, from, now, holds));
            return new Outcome.Done($"/PaymentMethods/Setups/{form.Key:N}/Page");
        }, cancellation);

    /// <summary>Opens the gateway’s page: asked again, the same one.</summary>
    /// <returns>Null where the gateway does not answer.</returns>
    /// <exception cref="GatewayRefusedException">It will not.</exception>
    public async Task<string?> OpenAsync(MethodSetup setup, GatewayLinks links, CancellationToken cancellation)
    {
        if (setup.Gateway != gateway.Name)
        {
            return null;
        }

        await using var read = contexts.ForAccount(setup.AccountId);
        var account = await read.Accounts.Select(row => row.Number).SingleAsync(cancellation);
        try
        {
            var order = new GatewaySetup(setup.AccountId, account, setup.StartedByEmail, setup.IdempotencyKey, setup.ExpiresAt);
            var page = await gateway.OpenSetupAsync(order, links, cancellation);
            return await transactions.RunAsync(setup.AccountId, async (db, _, token) =>
            {
                (await db.MethodSetups.SingleAsync(row => row.Id == setup.Id, token)).Open(page.Reference);
                return page.Url;
            }, CancellationToken.None);
        }
        catch (GatewayUnavailableException exception)
        {
            log.LogError(exception, "{Gateway} could not open a page for a new payment method", gateway.Name);
            return null;
        }
    }

    /// <summary>Asks what was put on file, and keeps it, once.</summary>
    /// <returns>The method; null where none was, or not yet.</returns>
    /// <exception cref="GatewayUnavailableException">It did not answer.</exception>
    public async Task<StoredMethod?> CompleteAsync(Guid accountId, Guid setupId, CancellationToken cancellation)
    {
        await using var db = contexts.ForAccount(accountId);
        var setup = await db.MethodSetups.AsNoTracking().SingleAsync(row => row.Id == setupId, cancellation);
        if (setup.MethodId is { } known)
        {
            return await db.StoredMethods.AsNoTracking().SingleAsync(row => row.Id == known, cancellation);
        }

        if (setup.Reference is not { } reference || setup.Gateway != gateway.Name
            || await gateway.FindSetupAsync(accountId, reference, cancellation) is not { } found)
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
            var stored = added ?? await work.StoredMethods.SingleAsync(method => method.Gateway == gateway.Name
                && method.Token == found.Token, token);
            row.Complete(stored);
            if (added is not null)
            {
                work.AuditEntries.Add(new AuditEntry(accountId, row.UserId, row.StartedByEmail, AuditAction.MethodAdded, stored.Printed,
                    details: null, ipAddress: null, now));
            }

            return stored;
        }, CancellationToken.None);
    }
}
