using Checkout.Data.Tallies;
using Checkout.Web.Documents.Export;

namespace Checkout.Web.Features.AccountActivity;

/// <summary>Who did what in the account, when and from where.</summary>
[Route("Activity")]
public sealed class ActivityController(CheckoutDbContext db, Lists lists, Reader reader, IOptions<VendorOptions> vendor)
    : CheckoutController
{
    private static readonly ListText Words = new("Activity", "entry", "entries")
    {
        SearchHint = "Document, person or IP address",
        DateWord = "Done",
        EmptyText =
        "Everyone who signs in, decides, changes or downloads something for your company is listed here, and so are our own changes.",
    };

    [HttpGet("")]
    public async Task<IActionResult> Index([FromQuery] ActivityFilter filter, [FromQuery] ExportFormat? format,
        CancellationToken cancellation)
    {
        if (format is { } asked)
        {
            // The export is an entry too; the file holds what was there before it.
            var last = await db.AuditEntries.MaxAsync(entry => (long?)entry.Number, cancellation) ?? 0;
            var found = ActivityRow.Sorts.Apply(filter.ApplyTo(db, reader).Where(entry => entry.Number <= last), filter.Sort);
            var rows = ActivityRow.Query.Over(db, found, reader.Today).AsAsyncEnumerable();
            var columns = ActivityRow.Columns(vendor.Value.CalledName, reader.Culture, reader.Zone);
            return new ExportResult<ActivityRow>(asked, "activity", reader.Today, columns, rows);
        }

        var people = db.Tallies.Where(tally => tally.Series == TallySeries.People && tally.State != "").Select(tally => tally.State)
            .OrderBy(actor => actor);
        return View(new ActivityList(
            await lists.ReadAsync(Words, filter, ActivityRow.Sorts, ActivityRow.Query, cancellation),
            await people.ToListAsync(cancellation)));
    }
}
