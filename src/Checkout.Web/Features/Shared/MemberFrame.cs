using Checkout.Data.Tallies;

namespace Checkout.Web.Features.Shared;

/// <summary>The frame of the signed-in member: what the gate knows already, and both counts.</summary>
/// <remarks>It takes what counts when there is somebody to count for: pages without a member need no database.</remarks>
public sealed class MemberFrame(CurrentMember member, IServiceProvider services) : IFrameSource
{
    public async Task<Frame> ReadAsync(CancellationToken cancellation)
    {
        if (member.SignedIn is not { Active: true } user)
        {
            return Frame.None;
        }

        var person = new FrameUser(user.Name, user.Email);
        var accounts = user.Accounts.Select(account => new FrameAccount(account.Number, account.Name)).ToList();
        if (!member.MayManageBilling)
        {
            return new Frame(person, null, accounts, 0, 0);
        }

        var figures = services.GetRequiredService<AccountFigures>();
        var quotes = await figures.QuotesWaitingAsync(cancellation);
        var overdue = (await figures.SumsAsync(TallySeries.Invoices, cancellation))
            .Where(sum => InvoiceTally.Is(InvoiceStatus.Overdue, sum) && !InvoiceTally.IsDisputed(sum)).Sum(sum => sum.Count);
        return new Frame(person, new FrameAccount(member.Account.Number, member.Account.Name), accounts, quotes, (int)overdue)
        {
            ManagesUsers = member.Account.Rights.IsAdministrator,
        };
    }
}
