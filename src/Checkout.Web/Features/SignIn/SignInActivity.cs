using System.Threading.Channels;
using Checkout.Data.Transactions;
using Checkout.Web.Workers;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.SignIn;

/// <summary>Enters what happened at the door into the activity of every account that the person belongs to, one account after the
/// other.</summary>
public sealed class SignInActivity(CheckoutDbContexts contexts, ActivityLog activity,
    AccountTransactions transactions)
{
    private const int MostWaiting = 10_000;

    private static readonly UpperInvariantLookupNormalizer Normalizer = new();

    private readonly Channel<Noted> _later = Channel.CreateBounded<Noted>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    public async Task RecordAsync(HttpContext context, CheckoutUser user, AuditAction action, string? details = null,
        Guid? onlyAccountId = null)
    {
        foreach (var account in onlyAccountId is { } only ? [only] : await AccountsAsync(user.Id, context.RequestAborted))
        {
            await activity.RecordAsync(context, account, user.Id, user.Email!, action, subject: null, details);
        }
    }

    /// <summary>Notes what was refused, for whoever has that address, if anybody. It is looked up and written some moments later, so that
    /// no answer tells by its time whether anybody has.</summary>
    public void RecordLater(HttpContext context, string email, AuditAction action) =>
        _later.Writer.TryWrite(new Noted(email, action, context.Connection.RemoteIpAddress?.ToString()));

    /// <summary>Writes what was noted until now.</summary>
    public async Task WriteNotedAsync(CancellationToken cancellation)
    {
        while (_later.Reader.TryRead(out var noted))
        {
            var email = Normalizer.NormalizeEmail(noted.Email.Trim());
            CheckoutUser? user;
            await using (var db = contexts.Unscoped())
            {
                user = await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.NormalizedEmail == email, cancellation);
            }

            foreach (var account in user is null ? [] : await AccountsAsync(user.Id, cancellation))
            {
                await transactions.RecordAsync(account, now => new AuditEntry(account, user!.Id, user.Email!, noted.Action, subject: null,
                    details: null, noted.Address, now), cancellation);
            }
        }
    }

    /// <summary>The same within a transaction that changes the user: both stay or neither.</summary>
    public async Task RecordAsync(HttpContext context, CheckoutUser user, AuditAction action, CheckoutDbContext db, DateTimeOffset now)
    {
        var address = context.Connection.RemoteIpAddress?.ToString();
        foreach (var account in await AccountsAsync(user.Id, context.RequestAborted))
        {
            db.Scope.Enter(account);
            db.AuditEntries.Add(new AuditEntry(account, user.Id, user.Email!, action, subject: null, details: null, address, now));
            await db.SaveChangesAsync(context.RequestAborted);
        }
    }

    private async Task<IReadOnlyList<Guid>> AccountsAsync(Guid userId, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var accounts = await db.Memberships.Where(membership => membership.UserId == userId && membership.Active
            && membership.Account!.Active)
            .Select(membership => membership.AccountId).ToListAsync(cancellation);
        return [.. accounts.Order()];
    }

    private sealed record Noted(string Email, AuditAction Action, string? Address);
}

/// <summary>Writes what was noted at the door.</summary>
public sealed class SignInActivityWorker(SignInActivity activity, TimeProvider clock, ILogger<SignInActivityWorker> logger)
    : RepeatedWork(TimeSpan.FromSeconds(2), clock, logger)
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await activity.WriteNotedAsync(cancellationToken);
    }

    protected override Task WorkAsync(CancellationToken cancellation) => activity.WriteNotedAsync(cancellation);
}
