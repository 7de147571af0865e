using Checkout.Web.Documents.Archive;
using Microsoft.AspNetCore.Http.Extensions;

namespace Checkout.Web.Listing;

/// <summary>Links from a list to itself: everything that the URL asks for stays, but for what the link changes.</summary>
public sealed class ListLinks(HttpRequest request)
{
    private const int LongestValue = 200;

    // Where these stand, they belong to this one request: the page would be another, an export no page, the account already chosen.
    private static readonly string[] Dropped = ["page", "format", "files", "pick", "account", "count"];

    public string Page(int number) => With(("page", number == 1 ? null : number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The list with everything counted that the filter lets through.</summary>
    public string CountAll() => With(("count", "all"));

    public string Status(string value) => With(("status", value));

    public string Sort(SortChoice choice) => With(("sort", choice.ToString()));

    public string Period(DateOnly? from, DateOnly? until) => With(("from", Iso(from)), ("until", Iso(until)));

    public string Export(string format) => With(("format", format));

    public string Pdfs() => With(("files", ArchiveChoice.All));

    /// <summary>The list without any filter.</summary>
    public string All() => request.PathBase + request.Path;

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string With(params (string Key, string? Value)[] changes)
    {
        var query = new QueryBuilder();
        foreach (var (key, values) in request.Query)
        {
            var value = values.ToString();
            if (value.Length is > 0 and <= LongestValue && !Is(Dropped, key) && !changes.Any(change => Same(change.Key, key)))
            {
                query.Add(key, value);
            }
        }

        foreach (var (key, value) in changes)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(key, value);
            }
        }

        return request.PathBase + request.Path + query.ToQueryString();
    }

    private static bool Is(string[] keys, string key) => Array.Exists(keys, candidate => Same(candidate, key));

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
