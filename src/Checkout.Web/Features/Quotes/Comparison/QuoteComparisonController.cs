using Checkout.Web.Features.Quotes.Document;

namespace Checkout.Web.Features.Quotes.Comparison;

/// <summary>Two quotes of the account, or two versions of one, line by line.</summary>
public sealed class QuoteComparisonController(CheckoutDbContext db, Reader reader) : CheckoutController
{
    private const int Offered = 100;

    /// <param name="version">Of the quote itself; the version before the newest where it is compared with itself, else the newest.</param>
    /// <param name="with">A quote, or with a colon one of its versions; null for the quote itself, and for the newest version.</param>
    [HttpGet("Quotes/{number}/Compare")]
    public async Task<IActionResult> Compare(string number, [FromQuery] int? version, [FromQuery] string? with,
        CancellationToken cancellation)
    {
        var versions = await VersionsAsync(number, cancellation);
        if (versions.Count == 0)
        {
            return NotFound();
        }

        var parts = (with ?? "").Trim().Split(ComparedVersion.Separator, 2);
        var other = parts[0].Length == 0 || string.Equals(parts[0], number, StringComparison.Ordinal) ? null : parts[0];
        var others = other is null ? versions : await VersionsAsync(other, cancellation);
        var left = version is { } asked ? versions.Find(row => row.Revision == asked)
            : versions[other is null && versions.Count > 1 ? 1 : 0];
        var right = parts.Length == 1 ? others.FirstOrDefault()
            : int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)
                ? others.Find(row => row.Revision == wanted)
            : null;
        if (left is null || right is null)
        {
            return NotFound();
        }

        return View("Compare", new QuoteComparisonPage(
            versions[0].Number,
            versions[0].Slug,
            left.Id == right.Id ? null : QuoteComparison.Of(
                await QuoteDocumentQuery.ForAsync(db, left, reader.Today, cancellation),
                await QuoteDocumentQuery.ForAsync(db, right, reader.Today, cancellation), reader.Culture),
            [.. versions.Select(row => row.Revision)],
            await OthersAsync(versions[0].Slug, cancellation))
        {
            LeftVersion = left.Revision,
            With = other,
            Right = new ComparedVersion(right.Slug, right.Revision),
        });
    }

    private Task<List<Quote>> VersionsAsync(string slug, CancellationToken cancellation) =>
        db.Quotes.AsNoTracking().Include(row => row.Lines)
        .Where(row => row.Slug == slug && row.Status != QuoteStatus.Draft).OrderByDescending(row => row.Revision).ToListAsync(cancellation);

    private async Task<IReadOnlyList<(ComparedVersion Version, string Words)>> OthersAsync(string slug, CancellationToken cancellation)
    {
        var newest = await db.Quotes.Newest().AsNoTracking().Where(row => row.Slug != slug && row.Status != QuoteStatus.Draft)
            .OrderByDescending(row => row.PublishedOn).ThenByDescending(row => row.Ordinal).Take(Offered)
            .Select(row => row.Slug).ToListAsync(cancellation);
        var versions = await db.Quotes.AsNoTracking().Where(row => newest.Contains(row.Slug) && row.Status != QuoteStatus.Draft)
            .Select(row => new { row.Slug, row.Revision, row.Number, row.Title }).ToListAsync(cancellation);
        var bySlug = versions.ToLookup(row => row.Slug, StringComparer.Ordinal);
        return
        [
            .. from other in newest
               let several = bySlug[other].Skip(1).Any()
               from row in bySlug[other].OrderByDescending(row => row.Revision)
               select (new ComparedVersion(row.Slug, row.Revision),
                   several ? string.Create(CultureInfo.InvariantCulture, $"{row.Number}, version {row.Revision}: {row.Title}")
                   : $"{row.Number}: {row.Title}"),
        ];
    }
}
