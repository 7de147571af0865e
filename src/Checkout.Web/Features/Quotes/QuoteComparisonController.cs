using Checkout.Data;
using Checkout.Domain.Quotes;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Quotes;

/// <summary>Two quotes of the account, or two versions of one, line by line.</summary>
public sealed class QuoteComparisonController(CheckoutDbContext db, Reader reader) : CheckoutController
{
    private const int Offered = 100;

    /// <param name="version">Of the quote itself; the version before the newest where it is compared with itself, else the newest.</param>
    /// <param name="with">Another quote; null for the quote itself.</param>
    /// <param name="withVersion">Of what it is compared with; null for the newest.</param>
    [HttpGet("Quotes/{number}/Compare")]
    public async Task<IActionResult> Compare(string number, [FromQuery] int? version, [FromQuery] string? with, [FromQuery] int? withVersion, CancellationToken cancellation)
    {
        var versions = await VersionsAsync(number, cancellation);
        if (versions.Count == 0)
        {
            return NotFound();
        }

        var other = string.IsNullOrWhiteSpace(with) || string.Equals(with, number, StringComparison.Ordinal) ? null : with.Trim();
        var others = other is null ? versions : await VersionsAsync(other, cancellation);
        var left = version is { } asked ? versions.Find(row => row.Revision == asked) : versions[other is null && versions.Count > 1 ? 1 : 0];
        var right = withVersion is { } wanted ? others.Find(row => row.Revision == wanted) : others.FirstOrDefault();
        if (left is null || right is null)
        {
            return NotFound();
        }

        return View("Compare", new QuoteComparisonPage(
            versions[0].Number,
            versions[0].Slug,
            left.Id == right.Id ? null : QuoteComparison.Of(
                await QuoteDocumentQuery.ForAsync(db, left, reader.Today, cancellation), await QuoteDocumentQuery.ForAsync(db, right, reader.Today, cancellation), reader.Culture),
            [.. versions.Select(row => row.Revision)],
            await OthersAsync(versions[0].Slug, cancellation))
        {
            LeftVersion = left.Revision,
            With = other,
            RightVersion = other is null ? right.Revision : withVersion,
        });
    }

    private Task<List<Quote>> VersionsAsync(string slug, CancellationToken cancellation) => db.Quotes.AsNoTracking().Include(row => row.Lines)
        .Where(row => row.Slug == slug && row.Status != QuoteStatus.Draft).OrderByDescending(row => row.Revision).ToListAsync(cancellation);

    private async Task<IReadOnlyList<(string Slug, string Words)>> OthersAsync(string slug, CancellationToken cancellation)
    {
        var found = await db.Quotes.Newest().AsNoTracking().Where(row => row.Slug != slug && row.Status != QuoteStatus.Draft)
            .OrderByDescending(row => row.PublishedOn).ThenByDescending(row => row.Ordinal).Take(Offered)
            .Select(row => new { row.Slug, row.Number, row.Title }).ToListAsync(cancellation);
        return [.. found.Select(row => (row.Slug, $"{row.Number}, {row.Title}"))];
    }
}
