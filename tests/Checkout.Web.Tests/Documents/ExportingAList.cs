using System.Globalization;
using System.Text;
using Checkout.Domain;
using Checkout.Web.Documents.Export;
using CsvHelper;
using MiniExcelLibs;

namespace Checkout.Web.Tests.Documents;

public sealed class ExportingAList
{
    private static readonly Entry[] Entries =
    [
        new("INV-1", "=1+1", -5.00m, Currency.Usd, 1.5m, new(2026, 11, 23), new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero)),
        new("INV-2", "Müller & Söhne, \"株式会社\"\n<b>x</b>", 1234567.5m, Currency.Eur, 0.004m, new(2026, 2, 28), null),
        new("INV-3", "-2+3", 900m, Currency.FromCode("JPY"), -7m, null, null),
        new("INV-4", "@SUM(A1)", 1.25m, Currency.FromCode("KWD"), null, null, null),
        new("INV-5", "+49 89 1234", 0m, Currency.Usd, 100m, null, null),
        new("INV-6", "\t=1", null, Currency.Usd, null, null, null),
        new("INV-7", "\r=1", null, Currency.Usd, null, null, null),
        new("INV-8", "a=b - c", null, Currency.Usd, null, null, null),
        new("INV-9", "", null, Currency.Usd, null, null, null),
        new("INV-10", "bell\u0007 _x0041_ \uD83D\uDC5F", null, Currency.Usd, null, null, null),
        new("INV-11", "＝1+1", null, Currency.Usd, null, null, null),
        new("INV-12", "\n=1", null, Currency.Usd, null, null, null),
    ];

    [Fact]
    [Trait("Acceptance", "S14")]
    public async Task Csv_has_iso_dates_point_decimals_and_the_currencys_decimals()
    {
        var bytes = await CsvAsync(Entries);

        Assert.Equal<byte[]>([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.Equal("Number,Name,Total,Currency,Quantity,Issued,Seen", lines[0]);
        Assert.Equal("INV-1,'=1+1,-5.00,USD,1.5,2026-11-23,2026-11-23T11:00:00+01:00", lines[1]);
        Assert.Contains(",1234567.50,EUR,0.004,2026-02-28,", lines[2], StringComparison.Ordinal);
        Assert.Contains(",900,JPY,-7,", lines[3], StringComparison.Ordinal);
        Assert.Contains(",1.250,KWD,,", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Acceptance", "S14")]
    public async Task Only_text_that_a_spreadsheet_would_run_is_neutralised()
    {
        string[] expected = ["'=1+1", Entries[1].Name, "'-2+3", "'@SUM(A1)", "'+49 89 1234", "'\t=1", "'\r=1", "a=b - c", "",
            Entries[9].Name, "'＝1+1", "'\n=1"];

        using var csv = new CsvReader(new StreamReader(new MemoryStream(await CsvAsync(Entries)), Encoding.UTF8),
            CultureInfo.InvariantCulture);
        var records = csv.GetRecords<dynamic>().Select(record => (IDictionary<string, object>)record).ToArray();
        Assert.Equal(expected, records.Select(record => (string)record["Name"]));
        Assert.Equal(-5.00m, decimal.Parse((string)records[0]["Total"], CultureInfo.InvariantCulture));

        var sheet = await XlsxAsync(Entries);
        Assert.Equal(
            expected.Select(text => text.Replace('\u0007', '\uFFFD')),
            sheet.Rows.Skip(1).Select(row => Unescaped(row[1].Text)));
    }

    [Fact]
    [Trait("Acceptance", "S14")]
    public async Task Xlsx_cells_are_numbers_and_dates_under_a_bold_heading()
    {
        var sheet = await XlsxAsync(Entries);

        Assert.Equal(["Number", "Name", "Total", "Currency", "Quantity", "Issued", "Seen"], sheet.Rows[0].Select(cell => cell.Text));
        Assert.All(sheet.Rows[0], cell => Assert.True(cell.IsBold));
        var first = sheet.Rows[1];
        Assert.Equal(("-5", "#,##0.00", false), (first[2].Text, first[2].Format, first[2].IsText));
        Assert.Equal(("1.5", false), (first[4].Text, first[4].IsText));
        Assert.Equal(("46349", "yyyy\\-mm\\-dd"), (first[5].Text, first[5].Format));
        Assert.Equal(new DateTime(2026, 11, 23, 11, 0, 0, DateTimeKind.Unspecified),
            DateTime.FromOADate(double.Parse(first[6].Text, CultureInfo.InvariantCulture)), TimeSpan.FromMilliseconds(1));
        Assert.Equal(("900", "#,##0"), (sheet.Rows[3][2].Text, sheet.Rows[3][2].Format));
        Assert.Equal(("1.25", "#,##0.000"), (sheet.Rows[4][2].Text, sheet.Rows[4][2].Format));
    }

    [Theory]
    [InlineData("0.1")]
    [InlineData("-0.07")]
    [InlineData("4503599627370.49")]
    [InlineData("99999999999.9999")]
    [InlineData("999999999999999")]
    [InlineData("0.000001")]
    public async Task Xlsx_holds_every_figure_of_fifteen_digits_as_a_number(string figure)
    {
        var value = decimal.Parse(figure, CultureInfo.InvariantCulture);
        var row = (await XlsxAsync([Entries[0] with { Total = value, Quantity = value }])).Rows[1];

        Assert.Equal((false, false), (row[2].IsText, row[4].IsText));
        Assert.Equal((value, value), (Exact(row[2].Text), Exact(row[4].Text)));

        // What a spreadsheet program makes of it.
        Assert.Equal((double)value, double.Parse(row[2].Text, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("1234567890123456")]
    [InlineData("-123456789012345.6789")]
    [InlineData("999999999999999.9999")]
    public async Task Xlsx_says_in_full_what_no_number_of_it_can_hold(string figure)
    {
        var value = decimal.Parse(figure, CultureInfo.InvariantCulture);
        var row = (await XlsxAsync([Entries[0] with { Total = value, Quantity = value }])).Rows[1];

        Assert.Equal((true, true), (row[2].IsText, row[4].IsText));
        Assert.Equal((figure, figure), (row[2].Text, row[4].Text));
    }

    [Fact]
    public async Task Xlsx_is_read_by_another_library()
    {
        using var stream = new MemoryStream();
        await XlsxExport.WriteAsync(stream, "Invoices [open]: 1/2", Columns(), Entries.ToAsyncEnumerable(), CancellationToken.None);
        var path = Path.Combine(Path.GetTempPath(), $"checkout-{Guid.NewGuid():N}.xlsx");
        await File.WriteAllBytesAsync(path, stream.ToArray());
        try
        {
            Assert.Equal(["Invoices open 12"], MiniExcel.GetSheetNames(path));
            var rows = MiniExcel.Query(path, useHeaderRow: true).Cast<IDictionary<string, object>>().ToArray();
            Assert.Equal(Entries.Length, rows.Length);
            Assert.Equal("'=1+1", rows[0]["Name"]);
            Assert.Equal(-5.0, rows[0]["Total"]);
            Assert.Equal(new DateTime(2026, 11, 23, 0, 0, 0, DateTimeKind.Unspecified), rows[0]["Issued"]);
            Assert.Equal(Entries[1].Name, rows[1]["Name"]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task An_empty_list_is_a_file_with_its_heading()
    {
        Assert.Equal("Number,Name,Total,Currency,Quantity,Issued,Seen\r\n", Encoding.UTF8.GetString((await CsvAsync([]))[3..]));
        Assert.Single((await XlsxAsync([])).Rows);
    }

    private static ExportColumns<Entry> Columns() => new ExportColumns<Entry>()
        .Text("Number", entry => entry.Number)
        .Text("Name", entry => entry.Name)
        .Amount("Total", entry => entry.Total is { } total ? new Money(total, entry.Currency) : null)
        .Text("Currency", entry => entry.Currency.Code)
        .Number("Quantity", entry => entry.Quantity)
        .Date("Issued", entry => entry.IssuedOn)
        .Instant("Seen", entry => entry.SeenAt, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    private static async Task<byte[]> CsvAsync(Entry[] entries)
    {
        using var stream = new MemoryStream();
        await CsvExport.WriteAsync(stream, Columns(), entries.ToAsyncEnumerable(), CancellationToken.None);
        return stream.ToArray();
    }

    private static async Task<Workbook> XlsxAsync(Entry[] entries)
    {
        using var stream = new MemoryStream();
        await XlsxExport.WriteAsync(stream, "Invoices", Columns(), entries.ToAsyncEnumerable(), CancellationToken.None);
        return Workbook.Read(stream);
    }

    private static decimal Exact(string number) => decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Unescaped(string text) =>
        text.Replace("_x000D_", "\r", StringComparison.Ordinal).Replace("_x005F_", "_", StringComparison.Ordinal);

    private sealed record Entry(string Number, string Name, decimal? Total, Currency Currency, decimal? Quantity, DateOnly? IssuedOn,
        DateTimeOffset? SeenAt);
}
