using Checkout.Testing.Databases;
using Xunit;

namespace Checkout.Data.Tests.EInvoices;

/// <summary>An e-invoice that does not add up, or is no e-invoice, is refused in words that its issuer can act on.</summary>
[Trait("Acceptance", "T6")]
public sealed class RefusingEInvoices(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private const string Row = """<a:TaxSubtotal><b:TaxableAmount currencyID="EUR">95.00</b:TaxableAmount><b:TaxAmount currencyID="EUR">19.00</b:TaxAmount>""";

    public static TheoryData<string, string, string> Broken => new()
    {
        { "BR-CO-10", "\"EUR\">200.00</b:Line", "\"EUR\">200.01</b:Line" },
        { "BR-CO-11", "10.00</b:Allow", "10.01</b:Allow" },
        { "BR-CO-12", "5.00</b:ChargeT", "4.99</b:ChargeT" },
        { "BR-CO-13", "195.00</b:TaxE", "195.01</b:TaxE" },
        { "BR-CO-14", "29.00</b:Tax", "29.01</b:Tax" },
        { "BR-CO-15", "224.00</b:TaxI", "223.99</b:TaxI" },
        { "BR-CO-16", "200.00</b:Payable", "200.01</b:Payable" },
        { "BR-CO-17", Row, Row.Replace("19.00", "19.02", StringComparison.Ordinal) },
        { "BR-S-08", "95.00</b:Taxable", "96.00</b:Taxable" },
    };

    [Theory, MemberData(nameof(Broken))]
    public async Task A_copy_that_is_off_by_a_cent_names_the_rule_its_term_and_its_line(string rule, string from, string to)
    {
        var feed = await ReadyAsync();

        var report = await feed.ImportAsync(SampleEInvoice.With((from, to)), "one");

        var problem = Assert.Single(report.Problems, problem => problem.Sentence.Contains(rule, StringComparison.Ordinal));
        Assert.Matches("^B[TG]-[0-9]+$", problem.Field!);
        Assert.True(problem.Line > 1, $"It is said to be on line {problem.Line}.");
        Assert.Equal(0, report.Written);
    }

    [Fact]
    public async Task Tax_may_be_off_by_a_cent_for_each_line_of_its_group()
    {
        var feed = await ReadyAsync();

        var report = await feed.ImportAsync(
            SampleEInvoice.With((">S-1<", ">S-17<"), (Row, Row.Replace("19.00", "19.01", StringComparison.Ordinal)),
            ("29.00</b:Tax", "29.01</b:Tax"), ("224.00</b:TaxI", "224.01</b:TaxI"), ("24.01</b:Pre", "24.02</b:Pre")), "one");

        Assert.Empty(report.Problems);
    }

    [Fact]
    public async Task Without_a_breakdown_it_is_refused_by_BR_CO_18()
    {
        var feed = await ReadyAsync();
        var whole = System.Text.Encoding.UTF8.GetString(SampleEInvoice.With());
        var (start, end) = (whole.IndexOf("<a:TaxSubtotal>", StringComparison.Ordinal),
            whole.LastIndexOf("</a:TaxSubtotal>", StringComparison.Ordinal) + "</a:TaxSubtotal>".Length);

        var report = await feed.ImportAsync(System.Text.Encoding.UTF8.GetBytes(whole.Remove(start, end - start)), "one");

        Assert.Contains(report.Problems, problem => problem.Sentence.Contains("no tax breakdown (BR-CO-18)", StringComparison.Ordinal));
        Assert.Contains(report.Problems, problem => problem.Field == "BG-23");
    }

    [Theory]
    [InlineData("<b:IssueDate>2026-10-01", "<b:IssueDate>01.10.2026", "BT-2")]
    [InlineData("<b:ID>S-1</b:ID>", "", "BT-1")]
    [InlineData("<b:InvoiceTypeCode>380", "<b:InvoiceTypeCode>381", "BT-3")]
    [InlineData("<b:InvoiceTypeCode>380", "<b:InvoiceTypeCode>999", "BT-3")]
    [InlineData("EUR</b:Doc", "EURO</b:Doc", "BT-5")]
    [InlineData("<b:Name>Help</b:Name>", "", "BT-153")]
    [InlineData("2</b:Inv", "two</b:Inv", "BT-129")]
    [InlineData("<b:PrepaidAmount currencyID=\"EUR\"", "<b:PrepaidAmount currencyID=\"USD\"", "BT-113")]
    [InlineData("24.01</b:Pre", "24.015</b:Pre", "BT-113")]
    [InlineData("<b:RegistrationName>Buyer one</b:RegistrationName>", "", "BT-44")]
    [InlineData("<b:IssueDate>2026-10-01", "<b:IssueDate>0001-01-01", "BT-2")]
    [InlineData("<b:IssueDate>2026-10-01", "<b:IssueDate>2026-11-01", "BT-9")]
    [InlineData("<b:DueDate>2026-10-31", "<b:DueDate>9999-12-31", "BT-9")]
    [InlineData("<b:Percent>20.0<", "<b:Percent>-20<", "BT-151")]
    [InlineData("<b:Percent>20.0<", "<b:Percent>120<", "BT-151")]
    [InlineData("<b:Name>Seats</b:Name>", "<b:Name>Seats</b:Name><b:Name>Chairs</b:Name>", "")]
    public async Task What_is_missing_or_malformed_is_told_with_its_term(string from, string to, string term)
    {
        var report = await (await ReadyAsync()).ImportAsync(SampleEInvoice.With((from, to)), "one");

        Assert.Contains(report.Problems, problem => (problem.Field ?? "") == term && problem.Line > 1);
        Assert.Equal(0, report.Written);
    }

    [Theory]
    [InlineData("<!DOCTYPE Invoice [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><Invoice>&x;</Invoice>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>")]
    [InlineData("<Invoice xmlns=\"urn:example\"/>")]
    [InlineData("<Invoice")]
    public async Task What_is_no_e_invoice_or_wants_to_fetch_something_is_refused(string xml)
    {
        var report = await (await ReadyAsync()).ImportAsync(System.Text.Encoding.UTF8.GetBytes(xml), "one");

        Assert.Single(report.Problems);
        Assert.DoesNotContain("/etc", report.Problems[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_long_or_too_deep_is_refused()
    {
        var feed = await ReadyAsync();
        foreach (var (xml, words) in ((string, string)[])[
            ("<a>\n" + string.Concat(Enumerable.Repeat("<a>", 100_000)), "nested"),
            ("<a>\n" + string.Concat(Enumerable.Repeat("<a/>", 500_000)) + "</a>", "more elements"),
            ("<a>\n" + new string('x', 32 * 1024 * 1024) + "</a>", "32 MB"),
            ("\n<!DOCTYPE Invoice [<!ENTITY b \"ha\">]><Invoice>&b;</Invoice>", "DTD")])
        {
            var problem = Assert.Single((await feed.ImportAsync(System.Text.Encoding.UTF8.GetBytes(xml), "one")).Problems);

            Assert.Contains(words, problem.Sentence, StringComparison.Ordinal);
            Assert.Equal(words == "32 MB" ? 1 : 2, problem.Line);
            Assert.DoesNotContain("XmlReaderSettings", problem.Sentence, StringComparison.Ordinal);
        }
    }

    private async Task<EInvoiceFile> ReadyAsync()
    {
        var feed = new EInvoiceFile(await databases.OnAsync(Engine.Sqlite));
        await feed.KnowAsync("one");
        return feed;
    }
}
