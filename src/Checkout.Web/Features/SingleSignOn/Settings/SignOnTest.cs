using Checkout.Data.Transactions;
using Checkout.Domain.SignOn;
using Checkout.Web.Features.SingleSignOn.Protocol;

namespace Checkout.Web.Features.SingleSignOn.Settings;

/// <summary>A sign-in that an administrator tries before it is turned on: it shows what the provider says, and lets nobody in.</summary>
public sealed class SignOnTest(SignOnDomains domains, SignOnProtocol protocol, CurrentMember member, MembershipLookup lookup,
    AccountTransactions transactions, CheckoutDbContexts contexts)
{
    /// <returns>The provider's page; null where none is set up.</returns>
    public async Task<string?> BeginAsync(HttpContext context, CancellationToken cancellation) =>
        await domains.OfAsync(member.Account.Id, cancellation, alsoOff: true) is { } company
            ? await protocol.AskAsync(context.Response, company.Provider, company.AccountId, returnUrl: null, email: null, member.User.Id,
                cancellation)
            : null;

    /// <summary>Remembers that it worked.</summary>
    /// <returns>Null where the browser is no longer the administrator's who began it.</returns>
    public async Task<TestPage?> PassAsync(HttpContext context, Returned returned, Guid tester, CancellationToken cancellation)
    {
        if (SessionTicket.Of(context.User) is not { } session || session.UserId != tester
            || await lookup.FindAsync(session, cancellation) is not { Active: true } user
            || !user.Accounts.Any(account => account.Id == returned.AccountId && account.Rights.IsAdministrator))
        {
            return null;
        }

        var address = context.Connection.RemoteIpAddress?.ToString();
        await transactions.RunAsync(returned.AccountId, async (db, now, token) =>
        {
            (await db.SignOnProviders.SingleAsync(token)).PassTest(now);
            db.AuditEntries.Add(new AuditEntry(returned.AccountId, user.Id, user.Email, AuditAction.SignOnTested, returned.Ticket.Issuer,
                details: null, address, now));
            return true;
        }, cancellation);
        return new TestPage(returned.Ticket.Issuer, returned.Person, await TroubleAsync(returned, cancellation));
    }

    private async Task<SignOnRefusal?> TroubleAsync(Returned returned, CancellationToken cancellation)
    {
        if (returned.Person.Email is not { } email)
        {
            return SignOnRefusal.NoAddress;
        }

        await using var db = contexts.ForAccount(returned.AccountId);
        var domain = SignOnDomain.OfAddress(email);
        return !(returned.Person.EmailIsVerified ?? await db.SignOnProviders.Select(row => row.TrustsAddresses).SingleAsync(cancellation))
            ? SignOnRefusal.AddressNotVerified
            : !await db.SignOnDomains.AnyAsync(row => row.Proven != null && row.Proven == domain, cancellation) ? SignOnRefusal.WrongDomain
                : null;
    }
}
