using System.Globalization;
using System.Xml.Linq;
using Checkout.Data.EInvoices;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Checkout.Data.Tests.EInvoices;

/// <summary>
/// Where CHECKOUT_SCHEMATRON names a folder with the official rules in compiled form (.xslt, as their keepers publish them for UBL), every
/// export of the demo data and of the published examples goes through them.
/// </summary>
[Trait("Acceptance", "D6"), Trait("Category", "Soak")]
public sealed class TheOfficialRules
{
    private const string Saxon = "/usr/share/java/Saxon-HE.jar";

    private static readonly XNamespace Svrl = "http://purl.oclc.org/dsdl/svrl";

    [SkippableFact]
    public async Task Refuse_nothing_that_goes_out()
    {
        var rules = Environment.GetEnvironmentVariable("CHECKOUT_SCHEMATRON");
        Skip.If(string.IsNullOrEmpty(rules), "CHECKOUT_SCHEMATRON names no folder with the official rules (.xslt).");
        var java = ExternalProgram.Find("java");
        Skip.If(java is null || !File.Exists(Saxon),
            "No Saxon on this machine (Debian: apt-get install libsaxonhe-java default-jre-headless).");
        var folder = Directory.CreateTempSubdirectory("checkout-rules-").FullName;
        try
        {
            var written = await WriteAsync(Directory.CreateDirectory(Path.Combine(folder, "in")).FullName);
            var broken = new List<string>();
            var sheets = Directory.GetFiles(rules!, "*.xsl*");
            foreach (var sheet in sheets)
            {
                var answers = Directory.CreateDirectory(Path.Combine(folder, Path.GetFileName(sheet))).FullName;
                await ExternalProgram.RunAsync(java!, ["-cp", Saxon, "net.sf.saxon.Transform", "-s:" + Path.Combine(folder, "in"),
                    "-xsl:" + Path.GetFullPath(sheet), "-o:" + answers]);
                var files = Directory.GetFiles(answers);
                Assert.Equal(written, files.Length);
                broken.AddRange(files.SelectMany(Fatal));
            }

            Assert.NotEmpty(sheets);
            Assert.Empty(broken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Fatal(string file) => XDocument.Load(file).Descendants(Svrl + "failed-assert")
        .Where(assert => (string?)assert.Attribute("flag") is null or "fatal" or "error")
        .Select(assert => $"{Path.GetFileName(file)}: {(string?)assert.Attribute("id")} {assert.Value.Trim()}");

    /// <returns>How many there are.</returns>
    private static async Task<int> WriteAsync(string folder)
    {
        await using var demo = await TestDatabase.CreateWithDemoDataAsync(Engine.Sqlite);
        var count = await WriteAllAsync(demo, folder);
        if (SharedData.Locate("en16931") is { } examples)
        {
            await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
            var feed = new EInvoiceFile(database);
            foreach (var (index, path) in Directory.EnumerateFiles(examples, "*.xml").Index())
            {
                var name = "x" + index.ToString(CultureInfo.InvariantCulture);
                await feed.KnowAsync(name);
                Assert.Empty((await feed.ImportAsync(await File.ReadAllBytesAsync(path), name)).Problems);
            }

            count += await WriteAllAsync(database, folder);
        }

        return count;
    }

    private static async Task<int> WriteAllAsync(TestDatabase database, string folder)
    {
        var count = 0;
        await using var all = database.Contexts.Unscoped();
        foreach (var account in await all.Accounts.Select(row => row.Id).ToListAsync())
        {
            await using var db = database.Contexts.ForAccount(account);
            var documents = new List<EInvoice?>();
            foreach (var slug in await db.Invoices.Select(row => row.Slug).ToListAsync())
            {
                documents.Add(await db.EInvoiceOfInvoiceAsync(slug, CancellationToken.None));
            }

            foreach (var slug in await db.CreditMemos.Select(row => row.Slug).ToListAsync())
            {
                documents.Add(await db.EInvoiceOfCreditMemoAsync(slug, CancellationToken.None));
            }

            foreach (var document in documents.OfType<EInvoice>().Where(document => document.Obstacles.Count == 0))
            {
                await File.WriteAllBytesAsync(Path.Combine(folder, $"{account:N}-{document.IsCredit}-{document.Document.Slug}.xml"),
                    UblWriter.Write(document));
                count++;
            }
        }

        return count;
    }
}
