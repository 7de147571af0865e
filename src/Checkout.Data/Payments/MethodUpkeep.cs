using Checkout.Data.Payments.Gateways;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Messages;
using Checkout.Domain.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Checkout.Data.Payments;

/// <summary>
/// What the methods on file need from day to day: admins hear in time that one expires, the gateway forgets what was removed, and a method is
/// found whose owner never came back from the gateway’s page.
/// </summary>
public sealed class MethodUpkeep(
    CheckoutDbContexts contexts, AccountTransactions transactions, BusinessCalendar calendar, IPaymentGateway gateway, SetUpMethod setUp, AutopayTerms terms, TimeProvider clock, ILogger<MethodUpkeep> log)
{
    // A page is open for an hour or so; what was put on file on it is known soon after.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LateFor = TimeSpan.FromHours(26);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await WarnAsync(cancellationToken);
        await ForgetAsync(cancellationToken);
        await CompleteAsync(cancellationToken);
    }

    /// <summary>Lets the gateway forget what was removed; what it does not answer now is tried again.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        await using var db = contexts.Unscoped();
        foreach (var method in await db.StoredMethods.AsNoTracking().Where(row => row.RemovedAt != null && row.ForgottenAt == null && row.Gateway == gateway.Name).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken))
        {
            await GuardAsync(async () =>
            {
                await gateway.ForgetAsync(GatewayMethod.Of(method), cancellationToken);
                await transactions.RunAsync(method.AccountId, async (work, now, token) =>
                {
                    var row = await work.StoredMethods.SingleAsync(other => other.Id == method.Id, token);
                    if (row.CanForget)
                    {
                        row.Forget(now);
                    }

                    return true;
                }, CancellationToken.None);
            });
        }
    }

    private async Task WarnAsync(CancellationToken cancellationToken)
    {
        var today = calendar.DateAt(clock.GetUtcNow());
        var until = today.AddDays(terms.ExpiryNoticeDays);
        var month = (until.Year * 12) + until.Month;
        await using var db = contexts.Unscoped();
        var near = await db.StoredMethods.AsNoTracking().Where(row => row.RemovedAt == null && row.ExpiryToldAt == null && row.Gateway == gateway.Name && (row.ExpiryYear * 12) + row.ExpiryMonth <= month).ToListAsync(cancellationToken);
        foreach (var method in near.Where(row => row.ExpiresWithin(terms.ExpiryNoticeDays, today)))
        {
            await transactions.RunAsync(method.AccountId, (work, now, token) => WarnAsync(work, method.Id, now, token), cancellationToken);
        }
    }

    private async Task<bool> WarnAsync(CheckoutDbContext db, Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var method = await db.StoredMethods.SingleAsync(row => row.Id == id, cancellationToken);
        if (!method.CanTellExpiry || !method.ExpiresWithin(terms.ExpiryNoticeDays, calendar.DateAt(now)))
        {
            return false;
        }

        method.TellExpiry(now);
        var readers = await BillingReaders.AdminsAsync(db, cancellationToken);
        db.OutboxMessages.AddRange(readers.Select(reader => new OutboxMessage(MessageKind.MethodExpires, reader.Email, reader.Name, method.AccountId, method.Id, data: null, now)));
        return true;
    }

    private async Task CompleteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (patient, from) = (now - Patience, now - LateFor);
        await using var db = contexts.Unscoped();
        var open = await db.MethodSetups.Where(row => row.MethodId == null && row.Reference != null && row.Gateway == gateway.Name && row.StartedAt <= patient && row.StartedAt >= from)
            .OrderBy(row => row.StartedAt).Select(row => new { row.AccountId, row.Id }).ToListAsync(cancellationToken);
        foreach (var setup in open)
        {
            await GuardAsync(() => setUp.CompleteAsync(setup.AccountId, setup.Id, cancellationToken));
        }
    }

    private async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (exception is GatewayUnavailableException or GatewayRefusedException)
        {
            log.LogWarning(exception, "{Gateway} did not answer about a payment method; it is asked again", gateway.Name);
        }
    }
}
