using Checkout.Data.Payments.Autopay;
using Checkout.Data.Payments.Gateways;
using Checkout.Data.Runs;

namespace Checkout.Data.Payments;

/// <summary>
/// What the methods on file need from day to day: admins hear in time that one expires, the gateway forgets what was removed, and a method
/// is found whose owner never came back from the gateway’s page.
/// </summary>
public sealed class MethodUpkeep(
    CheckoutDbContexts contexts,
    AccountTransactions transactions,
    BusinessCalendar calendar,
    IPaymentGateway gateway,
    SetUpMethod setUp,
    AutopayTerms terms,
    RunGuard guard,
    TimeProvider clock)
{
    // A page is open for an hour or so; what was put on file on it is known soon after.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LateFor = TimeSpan.FromHours(26);

    public async Task RunAsync(CancellationToken cancellation)
    {
        await WarnAsync(cancellation);
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

    private Task WarnAsync(CancellationToken cancellation) => guard.PassAsync("expiring cards", async pass =>
    {
        // A card is good to the end of its month, so it expires in time where the month after has begun by the day after.
        var after = calendar.DateAt(clock.GetUtcNow()).AddDays(terms.ExpiryNoticeDays + 1);
        var month = (after.Year * 12) + after.Month;
        await using var db = contexts.Unscoped();
        var near = await db.StoredMethods
            .Where(row => row.RemovedAt == null && row.ExpiryToldAt == null && row.Gateway == gateway.Name
                && (row.ExpiryYear * 12) + row.ExpiryMonth < month)
            .Select(row => new { row.AccountId, row.Id }).ToListAsync(cancellation);
        foreach (var method in near)
        {
            await pass.TryAsync(method.Id, () => transactions.RunAsync(
                method.AccountId, (work, now, token) => WarnAsync(work, method.Id, now, token), cancellation));
        }
    }, cancellation);

    private async Task<bool> WarnAsync(CheckoutDbContext db, Guid id, DateTimeOffset now, CancellationToken cancellation)
    {
        var method = await db.StoredMethods.SingleAsync(row => row.Id == id, cancellation);
        if (!method.CanTellExpiry || !method.ExpiresWithin(terms.ExpiryNoticeDays, calendar.DateAt(now)))
        {
            return false;
        }

        method.TellExpiry(now);
        var members = await PermittedMembers.OfAsync(db, rights => rights.ManagesBilling, cancellation);
        db.OutboxMessages.AddRange(members.Select(member =>
            new OutboxMessage(MessageKind.MethodExpires, member.Email, member.Name, method.AccountId, method.Id, data: null, now)));
        return true;
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
