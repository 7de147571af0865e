using Checkout.Data.Users;

namespace Checkout.Web.Features.Users;

/// <summary>Reads the pages of members.</summary>
public sealed class MemberPages(CheckoutDbContext db, CurrentMember current)
{
    /// <param name="number">The membership's id, as it stands in addresses.</param>
    /// <param name="input">Null on the first look.</param>
    /// <returns>Null where the account has no such member.</returns>
    public async Task<MemberPage?> ReadAsync(string number, AccessInput? input, CancellationToken cancellation) =>
        Guid.TryParseExact(number, "N", out var id)
        && (await MemberRow.ReadAsync(db, id, cancellation)).SingleOrDefault() is { } row
            ? new MemberPage(row, input ?? AccessInput.Of(row.Member), await AccessChoices.ReadAsync(db, cancellation),
                row.Member.UserId == current.User.Id)
            : null;

    public static RefusedPage RefusalOf(MemberPage page, Sentence why) => new("Nothing was changed", why)
    {
        Links = [new RefusedLink($"Back to {page.Row.Name}", ManageMembers.PathOf(page.Row.Member.Id))],
    };
}
