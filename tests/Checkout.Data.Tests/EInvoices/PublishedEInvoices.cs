using System.Globalization;
using System.Xml.Linq;
using Checkout.Data.EInvoices;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Xunit;

namespace Checkout.Data.Tests.EInvoices;

/// <summary>The examples that the keepers of the standard publish come in and go out again without losing a figure.</summary>
[Trait("Acceptance", "T6")]
public sealed class PublishedEInvoices(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private const string Missing = "(none)";

    // What Checkout says that it does not keep: files inside the e-invoice.
    private static readonly string[] Dropped = ["EmbeddedDocumentBinaryObject"];

    private static readonly HashSet<string> Figures = new(StringComparer.Ordinal) { "Percent", "InvoicedQuantity", "CreditedQuantity",
        "BaseQuantity", "MultiplierFactorNumeric" };

    public static TheoryData<Engine, string> Files
    {
        get
        {
            var data = new TheoryData<Engine, string>();
            foreach (var engine in Engines.All)
            {
                string[] files = SharedData.Locate("en16931") is { } folder
                    ? [.. Directory.EnumerateFiles(folder, "*.xml").Select(path => Path.GetFileName(path))] : [Missing];
                foreach (var file in files.Order(StringComparer.Ordinal))
                {
                    data.Add(engine, file);
                }
            }

            return data;
        }
    }

    [SkippableTheory, MemberData(nameof(Files))]
    public async Task Come_in_with_the_figures_and_dates_that_stand_in_them_and_go_out_with_the_same(Engine engine, string file)
    {
        var xml = await File.ReadAllBytesAsync(SharedData.Require("en16931", file));
        var feed = new EInvoiceFile(await databases.OnAsync(engine));
        var name = "f" + file.GetHashCode(StringComparison.Ordinal).ToString("x", CultureInfo.InvariantCulture);
        await feed.KnowAsync(name);

        var report = await feed.ImportAsync(xml, name);
        var again = await feed.ImportAsync(xml, name);

        Assert.Empty(report.Problems);
        Assert.Equal((1, 0), (report.Written, again.Written));
        var expected = UblOracle.FactsOf(xml);
        var stored = await feed.StoredAsync(name);
        Assert.Equal(expected, StoredFacts.Of(stored));
        var written = UblWriter.Write(stored);
        Assert.Equal(expected, UblOracle.FactsOf(written));
        Assert.Equal(LeavesOf(xml), LeavesOf(written));
        AssertSameOrder(XDocument.Load(new MemoryStream(xml)).Root!, XDocument.Load(new MemoryStream(written)).Root!);
    }

    /// <summary>Every value with its path, numbers without insignificant zeros; sorted, for repeated groups may stand in any order of
    /// kinds.</summary>
    private static List<string> LeavesOf(byte[] xml) =>
    [
        .. XDocument.Load(new MemoryStream(xml)).Descendants()
            .Where(element => !element.HasElements && element.Value.Trim().Length > 0
                && !Dropped.Contains(element.Name.LocalName, StringComparer.Ordinal))
            .Select(element =>
                $"{string.Join('/', element.AncestorsAndSelf().Reverse().Select(each => each.Name.LocalName))}"
                + $"{string.Concat(element.Attributes().Where(Counts).OrderBy(each => each.Name.LocalName, StringComparer.Ordinal)
                    .Select(each => $" {each.Name.LocalName}={each.Value.Trim()}"))} = {ValueOf(element)}")
            .Where(leaf => !leaf.EndsWith(" = 0", StringComparison.Ordinal)
                || !leaf.Contains("LegalMonetaryTotal", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    // Which agency keeps a scheme, and names of codes beside them, are no facts.
    private static bool Counts(XAttribute attribute) =>
        !attribute.IsNamespaceDeclaration && attribute.Name.LocalName is "schemeID" or "currencyID" or "unitCode" or "listID" or "name"
            && attribute.Parent!.Name.LocalName
            is not ("DocumentCurrencyCode" or "InvoiceTypeCode" or "CreditNoteTypeCode" or "IdentificationCode" or "PaymentMeansCode"
            or "TaxCurrencyCode")
        && (attribute.Name.LocalName != "schemeID"
            || attribute.Parent!.Parent!.Name.LocalName
            is not ("TaxScheme" or "TaxCategory" or "ClassifiedTaxCategory" or "PartyTaxScheme" or "PayeeFinancialAccount"
            or "FinancialInstitutionBranch"));

    private static string ValueOf(XElement element) => element.Name.LocalName switch
    {
        "ChargeIndicator" => element.Value.Trim() is "true" or "1" ? "true" : "false",
        var name when name.EndsWith("Amount", StringComparison.Ordinal) || Figures.Contains(name) =>
        UblOracle.Plain(decimal.Parse(element.Value.Trim(), CultureInfo.InvariantCulture)),
        _ => element.Value.Trim(),
    };

    /// <summary>What both have stands in the same order in both.</summary>
    private static void AssertSameOrder(XElement original, XElement written)
    {
        var names = written.Elements().Select(element => element.Name).Distinct().ToList();
        var expected = original.Elements().Select(element => element.Name).Distinct().Where(names.Contains).ToList();
        Assert.Equal(expected, names.Where(expected.Contains));
        foreach (var name in expected)
        {
            foreach (var (first, second) in original.Elements(name).Zip(written.Elements(name)))
            {
                AssertSameOrder(first, second);
            }
        }
    }
}
