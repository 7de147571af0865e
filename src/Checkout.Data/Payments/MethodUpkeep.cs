using Checkout.Data.Runs;

namespace Checkout.Data.Payments;

/// <summary>
/// What the methods on file need from day to day: the gateway forgets what was removed, and a method is found whose owner never came back
/// from the gateway’s page.
/// </summary>
public sealed class MethodUpkeep(
    CheckoutDbContexts contexts,
    AccountTransactions transactions,
    IPaymentGateway gateway,
    SetUpMethod setUp,
    RunGuard guard,
    TimeProvider clock)
{
    // A page is open for an hour or so; what was put on file on it is known soon after.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LateFor = TimeSpan.FromHours(26);

    public async Task RunAsync(CancellationToken cancellation)
    {
        await ForgetAsync(cancellation);
        await CompleteAsync(cancellation);
    }

    /// <summary>Lets the gateway forget what was removed; what it does not answer now is tried again.</summary>
    public Task ForgetAsync(CancellationToken cancellation) => guard.PassAsync("removed cards", async pass =>
    {
        await using var db = contexts.Unscoped();
        var removed = await db.StoredMethods.Where(row => row.RemovedAt != null && row.ForgottenAt == null && row.Gateway == gateway.Name)
            .OrderBy(row => row.Ordinal).Select(row => new { row.AccountId, row.Id }).ToListAsync(cancellation);
        foreach (var method in removed)
        {
            await pass.TryAsync(method.Id, () => ForgetAsync(method.AccountId, method.Id, cancellation));
        }
    }, cancellation);

    private async Task ForgetAsync(Guid accountId, Guid id, CancellationToken cancellation)
    {
        await using (var db = contexts.ForAccount(accountId))
        {
            var method = await db.StoredMethods.AsNoTracking().SingleAsync(row => row.Id == id, cancellation);
            await gateway.ForgetAsync(GatewayMethod.Of(method), cancellation);
        }

        await transactions.RunAsync(accountId, async (db, now, token) =>
        {
            var method = await db.StoredMethods.SingleAsync(row => row.Id == id, token);
            if (method.CanForget)
            {
                method.Forget(now);
            }

            return true;
        }, CancellationToken.None);
    }

    private Task CompleteAsync(CancellationToken cancellation) => guard.PassAsync("unfinished cards", async pass =>
    {
        var now = clock.GetUtcNow();
        var (patient, from) = (now - Patience, now - LateFor);
        await using var db = contexts.Unscoped();
        var open = await db.MethodSetups
            .Where(row => row.MethodId == null && row.Reference != null && row.Gateway == gateway.Name
                && row.StartedAt <= patient && row.StartedAt >= from)
            .OrderBy(row => row.StartedAt).Select(row => new { row.AccountId, row.Id }).ToListAsync(cancellation);
        foreach (var setup in open)
        {
            await pass.TryAsync(setup.Id, () => setUp.CompleteAsync(setup.AccountId, setup.Id, cancellation));
        }
    }, cancellation);
}
