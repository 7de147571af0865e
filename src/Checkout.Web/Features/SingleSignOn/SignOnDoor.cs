using Checkout.Data.Transactions;
using Checkout.Domain.SignOn;
using Checkout.Web.Features.SignIn.Sessions;
using Checkout.Web.Features.SingleSignOn.Protocol;

namespace Checkout.Web.Features.SingleSignOn;

/// <summary>Lets in whom somebody else's sign-in has vouched for, and records whom it does not.</summary>
public sealed class SignOnDoor(CheckoutDbContexts contexts, AccountTransactions transactions, SessionStart sessions, SecurityLog security,
    TimeProvider clock)
{
    /// <summary>The one place where such a session begins. It opens one account.</summary>
    /// <param name="returnUrl">Where the person wanted to go.</param>
    /// <returns>Where to go now.</returns>
    public Task<string> LetInAsync(HttpContext context, CheckoutUser user, Guid accountId, SignInMethod method, string? returnUrl) =>
        sessions.SignInAsync(context, user, method, returnUrl, accountId);

    /// <summary>Each answer counts once, on all nodes.</summary>
    /// <returns>False where this one was taken before.</returns>
    public async Task<bool> TakeAnswerAsync(SignOnTicket ticket, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        using var turn = await db.WriteTurnAsync(cancellation);
        var (state, old) = (SignOnTicket.Hash(ticket.State), clock.GetUtcNow() - SignOnTickets.Remembered);
        await db.SignOnAnswers.Where(row => row.At < old).ExecuteDeleteAsync(cancellation);
        db.SignOnAnswers.Add(new SignOnAnswer(state, clock.GetUtcNow()));
        return await db.TrySaveAsync(cancellation);
    }

    /// <summary>A line for whoever watches the deployment, and an entry for the account where one is known.</summary>
    public async Task RefuseAsync(HttpContext context, SignOnRefusal reason, Guid? accountId, string issuer, SignedOn? person)
    {
        security.Refused(SecurityEvent.SignOnRefused, accountId is null ? reason : $"{reason} {accountId}");
        if (accountId is { } id)
        {
            var address = context.Connection.RemoteIpAddress?.ToString();
            await transactions.RecordAsync(id, now =>
                new AuditEntry(id, userId: null, person?.Email ?? "sign-on", AuditAction.SignOnRefused,
                issuer, SignOnRefusals.Words(reason), address, now), context.RequestAborted);
        }
    }
}
