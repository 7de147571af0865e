using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Checkout.Domain;
using Checkout.Web.Documents.Export;
using Checkout.Web.Tests.Testing;
using CsvHelper;

namespace Checkout.Web.Tests.Documents;

// Alone: what other tests keep in memory would be counted here.
[Collection(nameof(MeasuredAlone))]
public sealed class ExportingAHundredThousandRows : IDisposable
{
    private const int Count = 100_000;
    private const long MostGrowth = 32 * 1024 * 1024;

    private const int MostRowsBeforeTheFirstByte = Count / 50;

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"checkout-{Guid.NewGuid():N}");
    private long _before;
    private long _growth;
    private int _asked;

    public void Dispose() => File.Delete(_path);

    [Fact]
    [Trait("Acceptance", "S14")]
    public async Task Csv_streams_in_bounded_memory_and_every_row_comes_back()
    {
        var rowsBefore = await ExportAsync(stream => CsvExport.WriteAsync(stream, Columns(), RowsAsync(), CancellationToken.None));

        Assert.InRange(rowsBefore, 0, MostRowsBeforeTheFirstByte);
        Assert.InRange(_growth, 0, MostGrowth);
        using var csv = new CsvReader(new StreamReader(_path, Encoding.UTF8), CultureInfo.InvariantCulture);
        await csv.ReadAsync();
        csv.ReadHeader();
        var number = 0;
        while (await csv.ReadAsync())
        {
            Assert.Equal(Number(number), csv.GetField("Number"));
            Assert.Equal(Total(number), csv.GetField<decimal>("Total"));
            number++;
        }

        Assert.Equal(Count, number);
    }

    [Fact]
    [Trait("Acceptance", "S14")]
    public async Task Xlsx_streams_in_bounded_memory_and_every_row_comes_back()
    {
        var rowsBefore = await ExportAsync(stream => XlsxExport.WriteAsync(stream, "invoices", Columns(), RowsAsync(),
            CancellationToken.None));

        Assert.InRange(rowsBefore, 0, MostRowsBeforeTheFirstByte);
        Assert.InRange(_growth, 0, MostGrowth);
        await using var archive = await ZipFile.OpenReadAsync(_path);
        using var xml = XmlReader.Create(await archive.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync());
        var number = 0;
        Assert.True(xml.ReadToFollowing("row"));
        while (xml.ReadToFollowing("row"))
        {
            Assert.True(xml.ReadToDescendant("t"));
            Assert.Equal(Number(number), xml.ReadElementContentAsString());
            Assert.True(xml.ReadToFollowing("v"));
            Assert.Equal(Total(number), decimal.Parse(xml.ReadElementContentAsString(), CultureInfo.InvariantCulture));
            number++;
        }

        Assert.Equal(Count, number);
    }

    private static string Number(int index) => string.Create(CultureInfo.InvariantCulture, $"INV-{index:00000000}");

    private static decimal Total(int index) => index * 1.17m - 5;

    private static ExportColumns<int> Columns() => new ExportColumns<int>()
        .Text("Number", Number)
        .Amount("Total", row => new Money(Total(row), Currency.Usd))
        .Text("Currency", _ => "USD")
        .Date("Issued", row => new DateOnly(2026, 1, 1).AddDays(row % 365))
        .Text("Contract", row => string.Create(CultureInfo.InvariantCulture, $"C-{row % 97:00000000} with a name of some length"));

    /// <returns>How many rows were asked for before the first byte left.</returns>
    private async Task<int> ExportAsync(Func<Stream, Task> export)
    {
        int? first = null;
        await using var file = new WatchedStream(File.Create(_path), () => first ??= _asked);
        _before = GC.GetTotalMemory(forceFullCollection: true);
        await export(file);
        return first ?? _asked;
    }

    // Every tenth of the way all garbage is collected: what remains is what the export holds on to.
    private async IAsyncEnumerable<int> RowsAsync()
    {
        for (var row = 0; row < Count; row++)
        {
            if (row % (Count / 10) == Count / 20)
            {
                await Task.Yield();
                _growth = Math.Max(_growth, GC.GetTotalMemory(forceFullCollection: true) - _before);
            }

            _asked++;
            yield return row;
        }
    }

    /// <summary>Passes asynchronous writes on, as a web server does, and tells of each.</summary>
    private sealed class WatchedStream(Stream inner, Action written) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            written();
            return inner.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Synchronous write.");

        public override void Flush() => throw new NotSupportedException("Synchronous flush.");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override async ValueTask DisposeAsync()
        {
            await inner.DisposeAsync();
            await base.DisposeAsync();
        }
    }
}
