using Checkout.Web.Messages;

namespace Checkout.Web.Features.Payments.Paying;

/// <summary>Where a gateway’s page leads back to. Links carry the account, so that a member of several comes back into the right one
/// (A3).</summary>
public sealed class PayLinks(CardPayments cards, CurrentMember member, IOptions<MailOptions> mail)
{
    public GatewayLinks Of(string number) => new(Absolute($"/Pay/{number}/Return"), Absolute($"/Pay/{number}"));

    /// <summary>The simulated page is a page of the portal, wherever that is reached.</summary>
    public string Absolute(string path) =>
        $"{(cards.AreSimulated ? "" : mail.Value.PublicUrl.TrimEnd('/'))}{path}?account={Uri.EscapeDataString(member.Account.Number)}";
}
