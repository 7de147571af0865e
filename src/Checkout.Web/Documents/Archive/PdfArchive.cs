using System.IO.Compression;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Checkout.Web.Documents.Archive;

/// <summary>
/// The PDFs of several documents as one ZIP. Each is printed when its turn comes and sent at once: memory holds one of them. A document
/// that can't be printed leaves a note in its place; where the database goes away the connection is cut, so that no half file looks whole.
/// </summary>
/// <param name="name">The list's name: "invoices".</param>
/// <param name="one">What a file's name begins with: "invoice".</param>
/// <param name="on">The business day, for the file name.</param>
/// <param name="slugs">Which documents, in their order.</param>
/// <param name="print">Prints one; null where it is gone meanwhile.</param>
public sealed class PdfArchive(string name, string one, DateOnly on, IReadOnlyList<string> slugs,
    Func<string, CancellationToken, Task<byte[]?>> print) : IActionResult
{
    /// <summary>More documents than this are asked for in parts.</summary>
    public const int Most = 1_000;

    /// <summary>Says how many documents come, so that a page can show how far it is.</summary>
    public const string CountHeader = "X-Documents";

    public string Name => name;

    public int Count => slugs.Count;

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var gone = context.HttpContext.RequestAborted;
        var log = context.HttpContext.RequestServices.GetRequiredService<ILogger<PdfArchive>>();
        try
        {
            // A database that is away at once still gets the error page.
            var first = await PrintAsync(slugs[0], context.HttpContext, log);
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(DownloadName.Of(name, on, "zip"));
            response.Headers.ContentDisposition = disposition.ToString();
            response.ContentType = "application/zip";
            response.Headers[CountHeader] = slugs.Count.ToString(CultureInfo.InvariantCulture);
            context.HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            await WriteAsync(context.HttpContext, first, log);
        }
        catch (Exception) when (gone.IsCancellationRequested)
        {
            // The browser closed the connection: there is nobody to tell, whatever a driver calls it.
        }
        catch (Exception problem) when (response.HasStarted)
        {
            log.LogError(problem, "The archive {Name} could not be finished and was cut off", name);
            context.HttpContext.Abort();
        }
    }

    private async Task WriteAsync(HttpContext http, Printed first, ILogger log)
    {
        var gone = http.RequestAborted;

        // Not disposed where it fails: that would write the directory that makes half an archive look whole.
        var zip = new ZipArchive(http.Response.BodyWriter.AsStream(leaveOpen: true), ZipArchiveMode.Create, leaveOpen: true);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (index, slug) in slugs.Index())
        {
            var printed = index == 0 ? first : await PrintAsync(slug, http, log);

            // A PDF is compressed already.
            var entry = zip.CreateEntry(Unique(names, $"{one}-{slug}", printed.Extension), CompressionLevel.NoCompression);
            await using (var stream = await entry.OpenAsync(gone))
            {
                await stream.WriteAsync(printed.Bytes, gone);
            }

            await http.Response.BodyWriter.FlushAsync(gone);
        }

        await zip.DisposeAsync();
        await http.Response.BodyWriter.FlushAsync(gone);
    }

    private async Task<Printed> PrintAsync(string slug, HttpContext http, ILogger log)
    {
        try
        {
            if (await print(slug, http.RequestAborted) is { } pdf)
            {
                return new Printed(pdf, "pdf");
            }
        }
        // One broken document must not take the others away, but a database that is gone would break them all.
        catch (Exception problem) when (problem is not OutOfMemoryException && !http.RequestAborted.IsCancellationRequested
            && !Failure.From(problem, CultureInfo.InvariantCulture).DatabaseIsAway)
        {
            log.LogError(problem, "{Slug} could not be printed for the archive {Name}; reference {Reference}", slug, name,
                Reference.Of(http));
        }

        return new Printed(Encoding.UTF8
            .GetBytes(
            $"{slug} is missing here: it could not be printed. The other documents are complete.\nAsk our billing department for it, and "
            + $"give this reference: {Reference.Of(http)}\n"), "missing.txt");
    }

    /// <summary>Some file systems don't tell upper from lower case.</summary>
    private static string Unique(HashSet<string> names, string wanted, string extension)
    {
        for (var n = 1; ; n++)
        {
            var candidate = DownloadName.Of(n == 1 ? wanted : FormattableString.Invariant($"{wanted}-{n}"), extension);
            if (names.Add(candidate))
            {
                return candidate;
            }
        }
    }

    private sealed record Printed(byte[] Bytes, string Extension);
}
