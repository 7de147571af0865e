using Checkout.Data.Search;
using Checkout.Web.Features.Users.Requests;

namespace Checkout.Web.Features.Users;

/// <summary>The account's members, and who asks to be let in.</summary>
/// <param name="Total">Members without the search.</param>
/// <param name="Found">Members that the search finds.</param>
/// <param name="Number">This page, from 1.</param>
public sealed record UsersPage(IReadOnlyList<MemberRow> Rows, string? Q, int Total, int Found, int Number,
    IReadOnlyList<AccessRequestRow> Requests)
{
    public const int Size = 50;

    public int Pages => Math.Max(1, (Found + Size - 1) / Size);

    public static UsersPage Of(IReadOnlyList<MemberRow> all, string? q, int page, IReadOnlyList<AccessRequestRow> requests)
    {
        var words = SearchText.Fold(q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = all.Where(row => SearchText.Fold($"{row.Name} {row.Email}") is var text
            && Array.TrueForAll(words, word => text.Contains(word, StringComparison.Ordinal))).ToList();
        var number = Math.Clamp(page, 1, Math.Max(1, (found.Count + Size - 1) / Size));
        return new UsersPage([.. found.Skip((number - 1) * Size).Take(Size)], q, all.Count, found.Count, number, requests);
    }
}
