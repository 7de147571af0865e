using System.IO.Pipelines;
using SpreadCheetah;

namespace Checkout.Web.Documents.Export;

/// <summary>Writes rows as an Excel workbook while they are read; a further sheet begins where one is full.</summary>
public static class XlsxExport
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int MostRows = 1_048_576;

    /// <summary>Only asynchronous writes reach the stream; it stays open.</summary>
    public static async Task WriteAsync<TRow>(
        Stream stream,
        string sheetName,
        IReadOnlyList<ExportColumn<TRow>> columns,
        IAsyncEnumerable<TRow> rows,
        CancellationToken cancellation)
    {
        // The archive writes its small headers synchronously, which a web server refuses: the pipe holds them until an asynchronous write.
        var pipe = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        await using (var workbook = await Spreadsheet.CreateNewAsync(pipe.AsStream(leaveOpen: true), XlsxSheet.Options, cancellation))
        {
            var sheet = new XlsxSheet(workbook);
            await sheet.BeginAsync(sheetName, columns, cancellation);
            await foreach (var row in rows.WithCancellation(cancellation))
            {
                cancellation.ThrowIfCancellationRequested();
                if (workbook.NextRowNumber > MostRows) await sheet.BeginAsync(sheetName, columns, cancellation);
                foreach (var column in columns) column.Write(row, sheet);
                await sheet.EndRowAsync(cancellation);
            }

            await workbook.FinishAsync(cancellation);
        }

        await pipe.FlushAsync(cancellation);
        await pipe.CompleteAsync();
    }
}
