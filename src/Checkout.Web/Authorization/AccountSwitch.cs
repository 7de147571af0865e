using Checkout.Web.Features.Shared;
using Checkout.Web.Wording;

namespace Checkout.Web.Authorization;

/// <summary>What is said when a link, and not the user, chose the account.</summary>
public static class AccountSwitch
{
    public static Flash Notice(AccountAccess account) => new(Tone.Attention, $"You are now in the account of {account.Name} ({account.Number}), because the link belongs there.");
}
