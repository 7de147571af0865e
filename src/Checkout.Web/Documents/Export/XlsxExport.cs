using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;

namespace Checkout.Web.Documents.Export;

/// <summary>Writes rows as an Excel workbook while they are read: a sheet with a bold, frozen heading and a filter; a further sheet where one is full.</summary>
public static class XlsxExport
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // The same rows make the same file.
    private static readonly DateTimeOffset Written = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Only asynchronous writes reach the stream; it stays open.</summary>
    public static async Task WriteAsync<TRow>(Stream stream, string sheetName, IReadOnlyList<ExportColumn<TRow>> columns, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
    {
        // Even the asynchronous archive writes its small headers synchronously, which a web server refuses: the pipe holds them until the next asynchronous write.
        var pipe = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        await using (var archive = await ZipArchive.CreateAsync(pipe.AsStream(leaveOpen: true), ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
        {
            await WriteAsync(archive, sheetName, columns, rows, cancellationToken);
        }

        await pipe.FlushAsync(cancellationToken);
        await pipe.CompleteAsync();
    }

    private static async Task WriteAsync<TRow>(ZipArchive archive, string sheetName, IReadOnlyList<ExportColumn<TRow>> columns, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
    {
        await Add("[Content_Types].xml", XlsxParts.ContentTypes);
        await Add("_rels/.rels", XlsxParts.Relations);
        await Add("xl/styles.xml", XlsxParts.Styles);
        var sheets = 0;
        await using var reader = rows.GetAsyncEnumerator(cancellationToken);
        var more = await reader.MoveNextAsync();
        do
        {
            sheets++;
            await using var entry = await Entry(XlsxParts.SheetPath(sheets)).OpenAsync(cancellationToken);
            await using var text = new StreamWriter(entry, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            var sheet = new XlsxSheet(text, cancellationToken);
            await sheet.BeginAsync(columns);
            for (; more && !sheet.IsFull; more = await reader.MoveNextAsync())
            {
                cancellationToken.ThrowIfCancellationRequested();
                await sheet.AddAsync(columns, reader.Current);
            }

            await sheet.EndAsync(columns.Count);
        }
        while (more);

        await Add("xl/workbook.xml", XlsxParts.Workbook(sheetName, sheets));
        await Add("xl/_rels/workbook.xml.rels", XlsxParts.WorkbookRelations(sheets));

        ZipArchiveEntry Entry(string path)
        {
            var entry = archive.CreateEntry(path, CompressionLevel.Fastest);
            entry.LastWriteTime = Written;
            return entry;
        }

        async Task Add(string path, string content)
        {
            await using var entry = await Entry(path).OpenAsync(cancellationToken);
            await entry.WriteAsync(Encoding.UTF8.GetBytes(content), cancellationToken);
        }
    }
}
