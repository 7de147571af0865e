using CsvHelper;
using CsvHelper.Configuration;

namespace Checkout.Web.Documents.Export;

/// <summary>Writes rows as CSV while they are read: UTF-8 with byte order mark, commas, ISO dates, decimal points.</summary>
public static class CsvExport
{
    public const string ContentType = "text/csv; charset=utf-8";

    private const int BufferSize = 16 * 1024;

    /// <summary>Only asynchronous writes reach the stream; it stays open.</summary>
    public static async Task WriteAsync<TRow>(Stream stream, IReadOnlyList<ExportColumn<TRow>> columns, IAsyncEnumerable<TRow> rows,
        CancellationToken cancellation)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), BufferSize,
            leaveOpen: true);
        await using var csv = new CsvWriter(text,
            new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.None }, leaveOpen: true);
        var cells = new Cells(csv);
        foreach (var column in columns) cells.Text(column.Heading);
        await csv.NextRecordAsync();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            // Neither writer takes a token, and a closed connection swallows what is written to it.
            cancellation.ThrowIfCancellationRequested();
            foreach (var column in columns) column.Write(row, cells);
            await csv.NextRecordAsync();
        }

        await csv.FlushAsync();
        await text.FlushAsync(cancellation);
    }

    private sealed class Cells(CsvWriter csv) : ICellWriter
    {
        public void Empty() => csv.WriteField("");

        public void Text(string value) => csv.WriteField(SpreadsheetText.Neutralised(value));

        public void Amount(decimal value, int decimals) => csv.WriteField(ExactNumber.Format(value, decimals));

        public void Number(decimal value) => csv.WriteField(ExactNumber.Format(value));

        public void Date(DateOnly value) => csv.WriteField(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

        public void Instant(DateTimeOffset value) => csv.WriteField(value.ToString(
            value.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:sszzz",
            CultureInfo.InvariantCulture));
    }
}
