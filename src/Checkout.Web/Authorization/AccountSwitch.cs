using Microsoft.AspNetCore.Http.Extensions;

namespace Checkout.Web.Authorization;

/// <summary>What is said, and where to go, when a link and not the user chooses the account.</summary>
public static class AccountSwitch
{
    public static Flash Notice(AccountAccess account) =>
        new(Tone.Attention, $"You are now in the account of {account.Name} ({account.Number}), because the link belongs there.");

    /// <summary>The page that was asked for, once for each account.</summary>
    public static IReadOnlyList<ChoosableAccount> Links(HttpRequest request, IEnumerable<AccountAccess> accounts) =>
    [
        .. accounts.Select(account =>
        {
            var query = new QueryBuilder(request.Query.SelectMany(pair => pair.Value,
                (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")))
            {
                { CurrentMemberMiddleware.AccountParameter, account.Number },
            };
            return new ChoosableAccount(account.Name, account.Number, request.PathBase + request.Path + query.ToQueryString());
        }),
    ];
}
