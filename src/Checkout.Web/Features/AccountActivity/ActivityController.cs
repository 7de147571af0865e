using Checkout.Data;
using Checkout.Web.Documents.Export;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Checkout.Web.Listing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Checkout.Web.Features.AccountActivity;

/// <summary>Who did what in the account, when and from where.</summary>
[Route("Activity")]
public sealed class ActivityController(CheckoutDbContext db, Reader reader, IOptions<VendorOptions> vendor) : CheckoutController
{
    private static readonly ListText Words = new("Activity", "entry", "entries")
    {
        SearchHint = "Document, person or IP address",
        DateWord = "Done",
        EmptyText = "Whoever signs in, decides, changes or downloads something for your company is listed here, and what we change as well.",
    };

    [HttpGet("")]
    public async Task<IActionResult> Index([FromQuery] ActivityFilter filter, [FromQuery] ExportFormat? format, CancellationToken cancellation)
    {
        var found = filter.ApplyTo(db, reader.Zone);
        if (format is { } asked)
        {
            // The export is an entry too; the file holds what was there before it.
            var last = await db.AuditEntries.MaxAsync(entry => (long?)entry.Number, cancellation) ?? 0;
            var rows = ActivityRow.Sorts.Apply(found.Where(entry => entry.Number <= last), filter.Sort).Select(ActivityRow.From).AsAsyncEnumerable();
            return new ExportResult<ActivityRow>(asked, "activity", reader.Today, ActivityRow.Columns(vendor.Value.CalledName, reader.Culture, reader.Zone), rows);
        }

        ViewData["People"] = await db.AuditEntries.Where(entry => entry.UserId != null).Select(entry => entry.Actor).Distinct().OrderBy(actor => actor).ToListAsync(cancellation);
        return View(await ListPage.ReadAsync(Words, filter, found, ActivityRow.Sorts, ActivityRow.From, cancellation, await ChipsAsync(filter, cancellation)));
    }

    private async Task<IReadOnlyList<StatusChip>> ChipsAsync(ActivityFilter filter, CancellationToken cancellation)
    {
        var counts = await filter.WithoutStatus(db, reader.Zone).GroupBy(entry => entry.Action)
            .Select(group => new { Action = group.Key, Count = group.Count() }).ToListAsync(cancellation);
        var groups = counts.GroupBy(row => ActivityGroups.Of(row.Action)).ToDictionary(group => group.Key, group => group.Sum(row => row.Count));
        return
        [
            new StatusChip("", "All", groups.Values.Sum()),
            .. Enum.GetValues<ActivityGroup>().Where(groups.ContainsKey).Select(group => new StatusChip(group.ToString(), ActivityGroups.Word(group), groups[group])),
        ];
    }
}
