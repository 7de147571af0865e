using Checkout.Web.Features.SingleSignOn.Arrivals;
using Checkout.Web.Features.SingleSignOn.Protocol;

namespace Checkout.Web.Features.SingleSignOn;

/// <summary>What came of a provider's answer.</summary>
/// <param name="AccountId">Whose provider it was, or the account that the vendor's names.</param>
/// <param name="Arrival">Null where the settings were only tried.</param>
public sealed record Returned(SignOnTicket Ticket, SignedOn Person, Guid AccountId, Arrival? Arrival, SignInMethod Method);

/// <summary>Takes a provider's answer: whose it is, whether it can be believed, and who that is here.</summary>
public sealed class SignOnReturn(SignOnTickets tickets, SignOnProtocol protocol, SignOnDomains domains, SignOnDoor door,
    CompanyArrivals companies, VendorArrivals vendor, IOptions<VendorSignOnOptions> options)
{
    public ProviderSettings Vendor => new(options.Value.Issuer, options.Value.ClientId, options.Value.ClientSecret, IsOurs: true);

    /// <exception cref="SignOnRefusedException">Recorded already.</exception>
    public async Task<Returned> ReceiveAsync(HttpContext context, SignOnAnswerInput answer, CancellationToken cancellation)
    {
        var ticket = tickets.Take(context, answer.State);
        var accountId = ticket?.AccountId;
        SignedOn? person = null;
        try
        {
            SignOnRefusedException.ThrowIf(ticket is null, SignOnRefusal.Expired);

            SignOnRefusedException.ThrowIf(!await door.TakeAnswerAsync(ticket, cancellation), SignOnRefusal.AnsweredBefore);

            var company = accountId is { } id ? await domains.OfAsync(id, cancellation, alsoOff: ticket.Tester is not null) : null;
            SignOnRefusedException.ThrowIf(company is null && (accountId is not null || !options.Value.IsOn), SignOnRefusal.NotAvailable);

            person = await protocol.RedeemAsync(ticket, company?.Provider ?? Vendor, answer, cancellation);
            accountId ??= await vendor.AccountAsync(person, cancellation) ?? throw new SignOnRefusedException(SignOnRefusal.NoAccount);
            var arrival = ticket.Tester is not null ? null : await ArriveAsync(context, company, accountId.Value, person, cancellation);
            return arrival is Arrival.Refused refused
                ? throw new SignOnRefusedException(refused.Reason)
                : new Returned(ticket, person, accountId.Value, arrival, company is null ? SignInMethod.Vendor : SignInMethod.Company);
        }
        catch (SignOnRefusedException refusal)
        {
            await door.RefuseAsync(context, refusal.Reason, accountId, ticket?.Issuer ?? "", person);
            throw;
        }
    }

    private Task<Arrival> ArriveAsync(HttpContext context, CompanySignOn? company, Guid accountId, SignedOn person,
        CancellationToken cancellation)
    {
        var address = context.Connection.RemoteIpAddress?.ToString();
        return company is null ? vendor.DecideAsync(accountId, person, address, cancellation)
            : companies.DecideAsync(company, person, address, cancellation);
    }
}
