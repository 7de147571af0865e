using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Checkout.Web.Authorization;

/// <summary>Where a link and not the user chooses the account: goes there, or asks first (A3).</summary>
public sealed class AccountSwitch(CurrentMember member, ActivityLog activity, ITempDataDictionaryFactory tempData)
{
    /// <summary>Switches to the account and says so on the next page.</summary>
    /// <returns>
    /// What to ask instead, where another site leads here, which may not choose for the user, or where nobody looks at the answer.
    /// </returns>
    public async Task<ChooserModel?> FollowAsync(HttpContext context, AccountAccess account)
    {
        if (Opening.IsFromAnotherSite(context.Request) || !Opening.IsSeen(context.Request))
        {
            return new ChooserModel($"This link leads to the account of {account.Name}", Links(context.Request, [account]))
            {
                Stay = member.Chosen,
            };
        }

        await activity.SwitchAsync(context, member.User, account);
        new Flash(Tone.Attention, $"You are now in the account of {account.Name} ({account.Number}), because the link belongs there.")
            .Store(tempData.GetTempData(context));
        return null;
    }

    /// <summary>The page that was asked for, once for each account.</summary>
    public static IReadOnlyList<ChoosableAccount> Links(HttpRequest request, IEnumerable<AccountAccess> accounts) =>
        [.. accounts.Select(account => new ChoosableAccount(account.Name, account.Number, Address(request, account.Number)))];

    /// <summary>The address that was asked for, with another account or with none.</summary>
    public static string Address(HttpRequest request, string? account)
    {
        var query = new QueryBuilder(request.Query
            .Where(pair => !string.Equals(pair.Key, CurrentMemberMiddleware.AccountParameter, StringComparison.OrdinalIgnoreCase))
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));
        if (account is not null)
        {
            query.Add(CurrentMemberMiddleware.AccountParameter, account);
        }

        // A path that starts with two slashes would lead to another host.
        var path = new PathString("/" + request.Path.Value?.TrimStart('/', '\\'));
        return UriHelper.BuildRelative(request.PathBase, path, query.ToQueryString());
    }
}
