using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Checkout.Web.Documents.Export;

/// <summary>Streams a whole filtered list as a file; rows are read while they are sent, and no longer than somebody receives
/// them.</summary>
/// <param name="format">CSV or XLSX.</param>
/// <param name="name">The list's name, for the file and the sheet: "invoices".</param>
/// <param name="on">The business day, for the file name.</param>
/// <param name="columns">What each row shows.</param>
/// <param name="rows">A query that streams, not a list.</param>
public sealed class ExportResult<TRow>(ExportFormat format, string name, DateOnly on, ExportColumns<TRow> columns,
    IAsyncEnumerable<TRow> rows) : IActionResult, IListExport
{
    public string Name => name;

    public ExportFormat Format => format;

    public string FileName => DownloadName.Of(name, on, format == ExportFormat.Csv ? "csv" : "xlsx");

    // A query of the database counts there; what is in memory, or goes through it, is counted by reading it.
    public async Task<int> CountAsync(CancellationToken cancellation) =>
        rows is IQueryable<TRow> query ? await query.CountAsync(cancellation) : await rows.CountAsync(cancellation);

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var gone = context.HttpContext.RequestAborted;
        try
        {
            // A query that fails at once still gets the error page: nothing is sent before its first row is there.
            await using var reader = rows.GetAsyncEnumerator(gone);
            var any = await reader.MoveNextAsync();
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(FileName);
            response.Headers.ContentDisposition = disposition.ToString();
            response.ContentType = format == ExportFormat.Csv ? CsvExport.ContentType : XlsxExport.ContentType;
            context.HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            await (format == ExportFormat.Csv
                ? CsvExport.WriteAsync(response.Body, columns, From(reader, any), gone)
                : XlsxExport.WriteAsync(response.Body, name, columns, From(reader, any), gone));
        }
        catch (Exception) when (gone.IsCancellationRequested)
        {
            // The browser closed the connection: there is nobody to tell, whatever a driver calls it.
        }
    }

    private static async IAsyncEnumerable<TRow> From(IAsyncEnumerator<TRow> reader, bool any)
    {
        for (; any; any = await reader.MoveNextAsync())
        {
            yield return reader.Current;
        }
    }
}
