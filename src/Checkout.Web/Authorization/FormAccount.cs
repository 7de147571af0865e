using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;

namespace Checkout.Web.Authorization;

/// <summary>
/// Binds every form to the account that it was shown for: its antiforgery token carries the account's number, and a token of another
/// account than the one that the browser has come to since is refused (A3). Forms of routes that need no account belong to the person.
/// </summary>
public sealed class FormAccount : IAntiforgeryAdditionalDataProvider
{
    public string GetAdditionalData(HttpContext context) => NumberOf(context);

    public bool ValidateAdditionalData(HttpContext context, string additionalData)
    {
        var route = context.GetEndpoint()?.Metadata;
        if (additionalData == NumberOf(context) || route?.GetMetadata<IAllowAnonymous>() is not null
            || route?.GetMetadata<SignedInOnlyAttribute>() is { OfAccount: false })
        {
            return true;
        }

        context.Features.Set(new FormOfOtherAccount(additionalData));
        return false;
    }

    private static string NumberOf(HttpContext context) => context.Features.Get<CurrentMember>()?.Chosen?.Number ?? "";
}

/// <summary>Set where a form was refused because it was shown for another account.</summary>
/// <param name="Number">That account's; empty where there was none.</param>
public sealed record FormOfOtherAccount(string Number);
