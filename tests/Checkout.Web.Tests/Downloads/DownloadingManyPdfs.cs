using System.IO.Compression;
using System.Net;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Checkout.Web.Documents.Archive;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Checkout.Web.Tests.Downloads;

/// <summary>The documents of a list, or those that were ticked, come as one archive that is whole or says what is missing.</summary>
public sealed class DownloadingManyPdfs
{
    [SkippableTheory, EveryEngineInSoak]
    [Trait("Acceptance", "T9")]
    public async Task Two_accounts_with_the_same_numbers_each_get_their_own(Engine engine)
    {
        await using var twins = await TwinAccounts.StartAsync(engine, invoices: 3);
        foreach (var (name, other) in ((string, string)[])[(TwinAccounts.Ours, TwinAccounts.Theirs),
            (TwinAccounts.Theirs, TwinAccounts.Ours)])
        {
            using var browser = await twins.SignedInAsync(name);
            foreach (var (tab, files) in ((string, string[])[])[("Invoices",
                ["invoice-SAME-1.pdf", "invoice-SAME-2.pdf", "invoice-SAME-3.pdf"]), ("CreditMemos", ["credit-memo-SAME-1.pdf"]),
                ("Orders", ["order-SAME.pdf"])])
            {
                var list = await browser.GetAsync("/" + tab);
                var archive = (await browser.GetAsync(list.Find("a[href*='files=all']").GetAttribute("href")!)).Expect(HttpStatusCode.OK);

                Assert.Equal("application/zip", archive.Response.Content.Headers.ContentType!.MediaType);
                using var zip = new ZipArchive(new MemoryStream(archive.Bytes));
                Assert.Equal(files, zip.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal));
                foreach (var entry in zip.Entries)
                {
                    var text = await PdfText.ReadAsync(await BytesOfAsync(entry));
                    Assert.Contains(name, text, StringComparison.Ordinal);
                    Assert.DoesNotContain(other, text, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public async Task Ticked_rows_come_alone_and_the_filter_holds_for_the_whole_list()
    {
        await using var twins = await TwinAccounts.StartAsync(Engine.Sqlite, invoices: 3);
        using var browser = await twins.SignedInAsync(TwinAccounts.Ours);

        var ticked = (await browser.GetAsync("/Invoices?files=chosen&pick=SAME-2&pick=SAME-9")).Expect(HttpStatusCode.OK);
        var found = (await browser.GetAsync("/Invoices?q=SAME-3&files=all")).Expect(HttpStatusCode.OK);
        var nothing = (await browser.GetAsync("/Invoices?files=chosen")).Expect(HttpStatusCode.Conflict);

        using var first = new ZipArchive(new MemoryStream(ticked.Bytes));
        using var second = new ZipArchive(new MemoryStream(found.Bytes));
        Assert.Equal(["invoice-SAME-2.pdf"], first.Entries.Select(entry => entry.Name));
        Assert.Equal(["invoice-SAME-3.pdf"], second.Entries.Select(entry => entry.Name));
        Assert.Contains("Select the documents you want", nothing.Text, StringComparison.Ordinal);
        Assert.Equal(3, (await browser.GetAsync("/Invoices")).All("input[type=checkbox][form=pick]").Count);
    }

    [Fact]
    public async Task A_document_that_cannot_be_printed_leaves_a_note_and_the_others_come()
    {
        var (http, body) = Answer();
        var archive = new PdfArchive("invoices", "invoice", new DateOnly(2026, 11, 23), ["A", "B", "a"], (slug, _) =>
            slug == "B" ? throw new InvalidOperationException("Broken.") : Task.FromResult<byte[]?>([1, 2, 3]));

        await archive.ExecuteResultAsync(new ActionContext(http, new RouteData(),
            new Microsoft.AspNetCore.Mvc.Abstractions.ActionDescriptor()));

        using var zip = new ZipArchive(new MemoryStream(body.ToArray()));
        Assert.Equal(["invoice-A.pdf", "invoice-B.missing.txt", "invoice-a-2.pdf"], zip.Entries.Select(entry => entry.Name));
        Assert.Contains("B is missing here", System.Text.Encoding.UTF8.GetString(await BytesOfAsync(zip.Entries[1])),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_database_goes_away_no_half_archive_looks_whole()
    {
        var (http, body) = Answer();
        var archive = new PdfArchive("invoices", "invoice", new DateOnly(2026, 11, 23), ["A", "B"], (slug, _) =>
            slug == "B" ? throw new Microsoft.EntityFrameworkCore.Storage.RetryLimitExceededException("Away.")
                : Task.FromResult<byte[]?>([1, 2, 3]));

        await Assert.ThrowsAnyAsync<Exception>(() =>
            archive.ExecuteResultAsync(new ActionContext(http, new RouteData(),
            new Microsoft.AspNetCore.Mvc.Abstractions.ActionDescriptor())));

        Assert.Throws<InvalidDataException>(() => new ZipArchive(new MemoryStream(body.ToArray())));
    }

    private static (DefaultHttpContext Http, MemoryStream Body) Answer()
    {
        var body = new MemoryStream();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.ClearProviders());
        return (new DefaultHttpContext { Response = { Body = body }, RequestServices = services.BuildServiceProvider() }, body);
    }

    private static async Task<byte[]> BytesOfAsync(ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        await using var stream = await entry.OpenAsync();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
