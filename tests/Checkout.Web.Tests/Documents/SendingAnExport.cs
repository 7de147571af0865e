using System.Globalization;
using System.Net;
using Checkout.Web.Documents.Export;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Checkout.Web.Tests.Documents;

// A real server: it refuses synchronous writes, pushes back when the reader is slow, and notices when the browser goes.
public sealed class SendingAnExport : IAsyncLifetime, IDisposable
{
    private readonly WebApplication _server;
    private readonly HttpClient _browser = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _read;

    public SendingAnExport()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapGet("/", (HttpContext context, ExportFormat format, int rows) =>
            new ExportResult<int>(format, "open / \"invoices\"\r\n", new(2026, 11, 23),
                new ExportColumns<int>().Text("Number", row => row.ToString(CultureInfo.InvariantCulture)), RowsAsync(rows))
                .ExecuteResultAsync(new ActionContext(context, new RouteData(), new ActionDescriptor())));
    }

    public async Task InitializeAsync()
    {
        await _server.StartAsync();
        _browser.BaseAddress = new(_server.Urls.First());
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _browser.Dispose();

    [Theory]
    [InlineData(ExportFormat.Csv, "text/csv", "open-invoices-2026-11-23.csv")]
    [InlineData(ExportFormat.Xlsx, XlsxExport.ContentType, "open-invoices-2026-11-23.xlsx")]
    public async Task The_file_arrives_under_a_safe_name(ExportFormat format, string type, string name)
    {
        using var response = await _browser.GetAsync(new Uri($"/?format={format}&rows=50000", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(name, response.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        Assert.True((await response.Content.ReadAsByteArrayAsync()).Length > 100_000);
        Assert.Equal(50_000, _read);
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Xlsx)]
    public async Task Reading_stops_when_the_browser_goes(ExportFormat format)
    {
        using (var response = await _browser.GetAsync(new Uri($"/?format={format}&rows=2000000000", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead))
        {
            await (await response.Content.ReadAsStreamAsync()).ReadExactlyAsync(new byte[10]);
        }

        await _ended.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Xlsx)]
    public async Task A_query_that_fails_at_once_is_an_error_and_not_a_file(ExportFormat format)
    {
        using var response = await _browser.GetAsync(new Uri($"/?format={format}&rows=-1", UriKind.Relative));

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Null(response.Content.Headers.ContentDisposition);
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Xlsx)]
    public async Task A_query_that_fails_on_the_way_breaks_the_download(ExportFormat format)
    {
        await Assert.ThrowsAnyAsync<HttpRequestException>(() =>
            _browser.GetByteArrayAsync(new Uri($"/?format={format}&rows=-50000", UriKind.Relative)));
    }

    private async IAsyncEnumerable<int> RowsAsync(int count)
    {
        try
        {
            for (var row = 1; count < 0 || row <= count; row++)
            {
                if (row == -count) throw new InvalidOperationException("The database is gone.");
                if (row % 1000 == 0) await Task.Yield();
                _read = row;
                yield return row;
            }
        }
        finally
        {
            _ended.TrySetResult();
        }
    }
}
