using Checkout.Data.Buying;
using Checkout.Web.Authorization;
using Checkout.Web.Hosting;

namespace Checkout.Web.Features.AddProducts;

/// <summary>Turns what stands on the page into what is saved.</summary>
public sealed class SaveSelection(OwnQuotes quotes, CurrentMember member, Reader reader)
{
    /// <returns>Why the form can't be saved as it stands, in a sentence about the whole; null where nothing of that kind is wrong.</returns>
    public static string? Problem(SelectionPage page, SelectionInput input) =>
        input.RequestKey == Guid.Empty ? "This page was incomplete. Look at the figures again, then save."
        : page.Chosen.Any() ? null
        : "Enter how many you need of at least one product.";

    public Task<OwnQuoteResult> RunAsync(SelectionPage page, SelectionInput input, HttpContext context, CancellationToken cancellation)
    {
        var reading = SelectionReading.Of(input, page.Context.Products, reader.Culture);
        return quotes.SaveAsync(
            new OwnQuotePost(
                member.Account.Id,
                input.RequestKey,
                member.User.Id,
                member.User.Name,
                member.User.Email,
                context.Connection.RemoteIpAddress?.ToString(),
                page.Contract?.Slug,
                reading.Selection.StartsOn,
                reading.Picked,
                page.Edited is { } edited ? (edited.Quote.Slug, input.Revision ?? 0) : null),
            cancellation);
    }
}
