using System.Globalization;
using System.Xml.Linq;
using Checkout.Data.EInvoices;
using Checkout.Data.Tests.Feed;
using Checkout.Testing.Databases;
using Xunit;

namespace Checkout.Data.Tests.EInvoices;

/// <summary>
/// Nothing goes out that EN 16931, Peppol or the seller's country refuses: what they demand is written, and what can't be made valid is
/// refused in words that name the rule and who can mend it.
/// </summary>
[Trait("Acceptance", "D6")]
public sealed class KeepingTheRules(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private const string Contact = "\"contact\":{\"name\":\"Billing\",\"phone\":\"+49 30 1234\",\"email\":\"b@v.example\"}";

    private static int _next;

    [Theory]
    [InlineData("US", "94-0777777", "", "US", "", "S 10", null)]
    [InlineData("FR", "FR12345678901", "", "FR", "FR98765432109", "E 0 A|E 0 B", null)]
    [InlineData("FR", "FR12345678901", "", "FR", "", "S 20|O 0 Outside", "BR-O-11")]
    [InlineData("FR", "FR12345678901", "", "DE", "12345", "K 0 Intra", "BR-IC-02")]
    [InlineData("FR", "FR12345678901", "", "DE", "DE123456789", "K 0 Intra", null)]
    [InlineData("US", "94-0777777", "", "CA", "", "G 0 Export", "BR-G-02")]
    [InlineData("FR", "FR12345678901", "", "DE", "", "AE 0 Reverse", "BR-AE-02")]
    [InlineData("FR", "FR12345678901", "", "FR", "", "S 0", "BR-S-05")]
    [InlineData("FR", "FR12345678901", "", "FR", "", "B 20", "BR-B-01")]
    [InlineData("FR", "FR12345678901", "", "FR", "", "E 0", "BT-120")]
    [InlineData("FR", "FR12345678901", "", "US", "", "O 0 Outside", null)]
    [InlineData("DE", "DE811907980", "", "DE", "", "S 19", "DE-R-002")]
    [InlineData("DE", "DE811907980", Contact, "DE", "", "S 19", null)]
    [InlineData("DE", "DE811907980", Contact, "DE", "", "O 0 Outside", null)]
    [InlineData("DK", "DK12345674", "", "DK", "", "S 25", "DK-R-014")]
    [InlineData("DK", "DK12345674", "\"registrationId\":\"12345674\",\"registrationScheme\":\"0184\"", "DK", "", "S 25", null)]
    [InlineData("IS", "IS12345", "\"registrationId\":\"1234567890\",\"registrationScheme\":\"0196\"", "IS", "", "S 24", "IS-R-004")]
    [InlineData("NL", "NL123456782B90", "\"registrationId\":\"12345678\",\"registrationScheme\":\"0106\"", "FR", "", "S 21", null)]
    [InlineData("NL", "NL123456782B90", "", "NL", "NL123456782B01", "S 21", null)]
    [InlineData("NL", "NL123456782B90", "", "NL", "NL98", "S 21", "PEPPOL-COMMON-R056")]
    [InlineData("NL", "NL123456782B90", "\"registrationId\":\"1234\",\"registrationScheme\":\"0106\"", "FR", "", "S 21",
        "PEPPOL-COMMON-R054")]
    [InlineData("NL", "btw NL 1234.56.782.B.90", "", "NL", "", "S 21", null)]
    [InlineData("PL", "NIP 526-025-02-74", "", "PL", "", "S 23", null)]
    [InlineData("SE", "SE556677889901", "\"registrationId\":\"5566778899\",\"registrationScheme\":\"0007\"", "SE", "", "S 25", null)]
    [InlineData("SE", "SE556677889901", "\"registrationId\":\"5566778890\",\"registrationScheme\":\"0007\"", "SE", "", "S 25",
        "PEPPOL-COMMON-R049")]
    [InlineData("AU", "51824753556", "\"registrationId\":\"51824753556\",\"registrationScheme\":\"0151\"", "AU", "", "S 10", null)]
    [InlineData("AU", "51824753556", "\"registrationId\":\"51824753557\",\"registrationScheme\":\"0151\"", "AU", "", "S 10",
        "PEPPOL-COMMON-R050")]
    [InlineData("FR", "FR12345678901", "\"registrationId\":\"HRB 1\",\"registrationScheme\":\"HRB\"", "FR", "", "S 20", "BR-CL-11")]
    [InlineData("NL", "123456782", "", "FR", "", "S 21", "NL-R-003")]
    [InlineData("NO", "NO 987 654 325", "", "NO", "", "S 25", null)]
    [InlineData("NO", "NO987654321", "", "NO", "", "S 25", "NO-R-001")]
    [InlineData("SE", "5566778899", "", "SE", "", "S 25", "SE-R-005")]
    [InlineData("IT", "1234", "", "IT", "", "S 22", "IT-R-001")]
    [InlineData("IT", "IT12345678901", "", "IT", "", "B 22", null)]
    [InlineData("FR", "FR12345678901", "\"registrationId\":\"7300010000018\",\"registrationScheme\":\"0088\"", "FR", "", "S 20", null)]
    [InlineData("NO", "NO987654325", "\"registrationId\":\"987654321\",\"registrationScheme\":\"0192\"", "NO", "", "S 25",
        "PEPPOL-COMMON-R041")]
    [InlineData("NO", "NO98765432", "", "NO", "", "S 25", "NO-R-001")]
    [InlineData("SE", "SE556677889901", "", "SE", "", "S 20", "SE-R-006")]
    [InlineData("SE", "SE556677889901", "", "SE", "", "S 25", null)]
    [InlineData("GR", "EL123456789", "", "GR", "", "S 24", "GR-R-001")]
    public async Task What_can_not_be_made_valid_is_refused_by_the_name_of_the_rule(
        string sellerCountry, string taxId, string seller, string buyerCountry, string buyerTaxId, string taxes, string? rule)
    {
        var invoice = await IssueAsync(sellerCountry, taxId, seller, buyerCountry, buyerTaxId, taxes);

        if (rule is null)
        {
            Assert.Empty(invoice.Obstacles);
            Check(XDocument.Load(new MemoryStream(UblWriter.Write(invoice))).Root!);
        }
        else
        {
            var obstacle = Assert.Single(invoice.Obstacles);
            Assert.Contains(rule, obstacle, StringComparison.Ordinal);
            Assert.Contains("billing department", obstacle, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("GLN", "BR-CL-25")]
    [InlineData("EM", "BR-CL-25")]
    [InlineData("9959", null)]
    public async Task An_electronic_address_has_a_scheme_of_the_code_list(string scheme, string? rule)
    {
        var invoice = await IssueAsync("FR", "FR12345678901", "", "FR", "", "S 20", scheme: scheme);

        Assert.Equal(rule is null ? [] : ["Our", "Your"], invoice.Obstacles.Select(obstacle => obstacle.Split(' ')[0]));
        Assert.All(invoice.Obstacles, obstacle => Assert.Contains(rule!, obstacle, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("NIP 526-025-02-74", null)]
    [InlineData("VAT No. fr 40 303 265 045", "FR40303265045")]
    [InlineData("ATU 12345678", "ATU12345678")]
    public async Task A_word_before_a_number_is_no_code_of_a_country(string taxId, string? vatId)
    {
        var invoice = await IssueAsync("FR", taxId, "", "FR", "", "S 20");

        Assert.Equal((vatId, vatId is null ? taxId : null),
            (invoice.Details.Seller.VatId, invoice.Details.Seller.TaxRegistration?.Id));
    }

    [Fact]
    public async Task Rows_of_one_category_are_one_group_that_names_all_reasons()
    {
        var invoice = await IssueAsync("FR", "FR12345678901", "", "FR", "", "E 0 Training|S 20|E 0 Insurance");

        var groups = XDocument.Load(new MemoryStream(UblWriter.Write(invoice))).Descendants()
            .Where(element => element.Name.LocalName == "TaxSubtotal").ToList();

        Assert.Equal(2, groups.Count);
        Assert.Contains("Training; Insurance", groups.Select(group => Leaf(group, "TaxExemptionReason")));
        Assert.Contains("200.00", groups.Select(group => Leaf(group, "TaxableAmount")));
    }

    [Fact]
    public async Task Sums_of_allowances_are_stated_even_where_they_are_zero()
    {
        var invoice = await IssueAsync("FR", "FR12345678901", "", "FR", "", "S 20",
            "\"allowanceCharges\":[{\"charge\":false,\"amount\":0,\"reason\":\"None\",\"tax\":{\"category\":\"S\",\"rate\":20}}],");

        var root = XDocument.Load(new MemoryStream(UblWriter.Write(invoice))).Root!;

        Assert.Equal(("0.00", null), (Leaf(root, "AllowanceTotalAmount"), Leaf(root, "ChargeTotalAmount")));
    }

    [Fact]
    public async Task A_credit_memo_within_Germany_says_that_it_is_cleared()
    {
        var memo = await IssueAsync("DE", "DE811907980", Contact, "DE", "", "S 19", type: "creditMemo");

        Assert.Empty(memo.Obstacles);
        Assert.Equal("97", Leaf(XDocument.Load(new MemoryStream(UblWriter.Write(memo))).Root!, "PaymentMeansCode"));
    }

    /// <summary>What EN 16931 demands of every document, apart from sums: these rules are also those that broke.</summary>
    private static void Check(XElement root)
    {
        var seller = root.Elements().Single(element => element.Name.LocalName == "AccountingSupplierParty");
        Assert.NotNull(Leaf(seller, "CompanyID"));
        Assert.Contains(seller.Descendants(), element => element.Name.LocalName == "PartyIdentification"
            || (element.Name.LocalName == "CompanyID"
                && (element.Parent!.Name.LocalName == "PartyLegalEntity" || Leaf(element.Parent, "ID") == "VAT")));
        var groups = root.Descendants().Where(element => element.Name.LocalName == "TaxSubtotal")
            .Select(group => group.Elements().Single(element => element.Name.LocalName == "TaxCategory")).ToList();
        Assert.Equal(groups.Count, groups.Select(group => (Leaf(group, "ID"), Leaf(group, "Percent"))).Distinct().Count());
        Assert.All(groups, group => Assert.Equal(Leaf(group, "ID") is "S" or "Z" or "B",
            Leaf(group, "TaxExemptionReason") is null && Leaf(group, "TaxExemptionReasonCode") is null));
    }

    private static string? Leaf(XElement within, string name) =>
        within.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value;

    private async Task<EInvoice> IssueAsync(string sellerCountry, string taxId, string seller, string buyerCountry, string buyerTaxId,
        string taxes, string allowances = "", string type = "invoice", string scheme = "0060")
    {
        var database = await databases.OnAsync(Engine.Sqlite);
        var id = "k" + Interlocked.Increment(ref _next).ToString(CultureInfo.InvariantCulture);
        var rows = taxes.Split('|').Select(tax => tax.Split(' ')).Select(tax => (Category: tax[0],
            Rate: decimal.Parse(tax[1], CultureInfo.InvariantCulture), Reason: tax.Length > 2 ? $",\"reason\":\"{tax[2]}\"" : "")).ToList();
        var sum = rows.Sum(row => TaxOf(row.Category, row.Rate));
        var report = await new FeedFile(database).RunAsync(
            $$$"""{"type":"legalEntity","externalId":"le-{{{id}}}","name":"Seller","address":{"name":"Seller","line1":"1 Street","city":"Town","postalCode":"10115","country":"{{{sellerCountry}}}"},"taxId":"{{{taxId}}}","bank":{"holder":"S","bank":"B","iban":"DE02120300000000202051"},"invoicePrefix":"{{{id}}}I-","creditMemoPrefix":"{{{id}}}C-","endpointId":"x{{{id}}}","endpointScheme":"{{{scheme}}}"{{{(seller.Length > 0 ? "," + seller : "")}}}}""",
            $$$"""{"type":"account","externalId":"acc-{{{id}}}","number":"A-{{{id}}}","name":"Buyer","billingAddress":{"name":"Buyer","line1":"2 Street","city":"Town","postalCode":"10115","country":"{{{buyerCountry}}}"},"executive":{"name":"Eve","email":"eve@vendor.example"},"currency":"EUR","locale":"en-US","timeZone":"Europe/Berlin","endpointId":"y{{{id}}}","endpointScheme":"{{{scheme}}}","buyerReference":"R-1"{{{(buyerTaxId.Length > 0 ? $",\"taxId\":\"{buyerTaxId}\"" : "")}}}}""",
            string.Create(CultureInfo.InvariantCulture, $$$"""{"type":"{{{type}}}","externalId":"{{{id}}}","account":"acc-{{{id}}}","number":"N-{{{id}}}","legalEntity":"le-{{{id}}}","currency":"EUR","issuedOn":"2026-11-01",{{{(type == "invoice" ? "\"dueOn\":\"2026-12-01\"," : "")}}}{{{allowances}}}"lines":[{{{string.Join(',', rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{{\"name\":\"Item\",\"quantity\":1,\"price\":100,\"amount\":100,\"tax\":{{\"category\":\"{row.Category}\",\"rate\":{row.Rate}{row.Reason}}}}}")))}}}],"taxes":[{{{string.Join(',', rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{{\"category\":\"{row.Category}\",\"rate\":{row.Rate}{row.Reason},\"taxable\":100,\"tax\":{TaxOf(row.Category, row.Rate)}}}")))}}}],"totals":{"lineNet":{{{rows.Count * 100}}},"net":{{{rows.Count * 100}}},"tax":{{{sum}}},"total":{{{rows.Count * 100 + sum}}},"due":{{{rows.Count * 100 + sum}}}}}"""));
        Assert.Empty(report.Problems);
        return await new EInvoiceFile(database).StoredAsync(id);
    }

    private static decimal TaxOf(string category, decimal rate) => category is "S" or "B" ? rate : 0m;
}
