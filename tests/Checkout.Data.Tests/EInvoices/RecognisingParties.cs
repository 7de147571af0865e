using Checkout.Data.Feed;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Checkout.Data.Tests.EInvoices;

/// <summary>For whom an e-invoice is follows from what it says, or from what a person says; never from a guess.</summary>
[Trait("Acceptance", "T6")]
public sealed class RecognisingParties
{
    private const string Endpoint = ",\"endpointId\":\"7300010000018\",\"endpointScheme\":\"0088\"";

    [SkippableTheory, EveryEngine]
    public async Task An_endpoint_a_tax_number_our_number_or_the_name_is_enough(Engine engine)
    {
        foreach (var (account, removed) in ((string, string)[])[(Endpoint, ""), (",\"taxId\":\"DE222\"", ""), ("", ""),
            ("", "<a:PartyIdentification><b:ID>A-one</b:ID></a:PartyIdentification>")])
        {
            await using var database = await TestDatabase.CreateAsync(engine);
            var feed = new EInvoiceFile(database);
            await feed.KnowAsync("one", account);
            await feed.KnowAsync("two");

            var report = await feed.ImportAsync(removed.Length == 0 ? SampleEInvoice.With() : SampleEInvoice.With((removed, "")));

            Assert.Empty(report.Problems);
            Assert.Equal("S-1", (await feed.StoredAsync("one")).Document.Number);
        }
    }

    [SkippableTheory, EveryEngine]
    public async Task Nobody_and_identifiers_of_two_companies_are_told_and_nothing_is_kept(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new EInvoiceFile(database);
        await feed.KnowAsync("two", Endpoint);
        var nobody = await feed.ImportAsync(SampleEInvoice.With((">7300010000018<", ">7300010000025<")));
        await feed.KnowAsync("one", ",\"taxId\":\"DE222\"", ",\"endpointId\":\"7300010000001\",\"endpointScheme\":\"0088\"");

        var two = await feed.ImportAsync(SampleEInvoice.With());
        var said = await feed.ImportAsync(SampleEInvoice.With(), "two");

        Assert.Equal(["BG-4", "BG-7"], nobody.Problems.Select(problem => problem.Field).Order(StringComparer.Ordinal));
        Assert.Contains("--account", nobody.Problems[1].Sentence + nobody.Problems[0].Sentence, StringComparison.Ordinal);
        Assert.Contains("different companies", Assert.Single(two.Problems).Sentence, StringComparison.Ordinal);
        Assert.Empty(said.Problems);
        Assert.Equal("S-1", (await feed.StoredAsync("two")).Document.Number);
        await using var db = database.Contexts.Unscoped();
        Assert.Equal(1, await db.Invoices.CountAsync());
    }

    [Theory]
    [InlineData("DE 129 274 210", "DE129274210")]
    [InlineData("de129.274.210", "DE-129-274-210")]
    [InlineData("CHE-123.456.788 MWST", "CHE123456788")]
    [InlineData("NO 987 654 321", "NO987654321MVA")]
    [InlineData("DE129274210", "9930:DE129274210")]
    [InlineData("EL 123 456 783", "GR123456783")]
    [InlineData("USt-IdNr. DE129274210", "DE129274210")]
    [InlineData("DE129274210", "VAT no. DE 129274210")]
    [InlineData("ＤＥ１２９２７４２１０", "DE129274210")]
    [InlineData("CHE-123.456.788 MWST", "MWST-Nr. CHE-123.456.788")]
    [Trait("Acceptance", "D6")]
    public async Task A_number_is_known_however_it_is_punctuated_and_wherever_it_stands(string ours, string theirs)
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var feed = new EInvoiceFile(database);
        await feed.KnowAsync("one", $",\"taxId\":\"{ours}\"");
        var imported = 0;
        foreach (var (place, value) in ((string, string)[])[
            ("<b:CompanyID>DE222</b:CompanyID>", $"<b:CompanyID>{theirs}</b:CompanyID>"),
            ("<a:PartyIdentification><b:ID>A-one</b:ID>", $"<a:PartyIdentification><b:ID schemeID=\"9930\">{theirs}</b:ID>"),
            ("<b:EndpointID schemeID=\"0088\">7300010000018", $"<b:EndpointID schemeID=\"9930\">{theirs}")])
        {
            var report = await feed.ImportAsync(SampleEInvoice.With([(place, value), .. Elsewhere(place),
                ("Name>Buyer one<", "Name>BUYER GmbH &amp; Co.<"), (">S-1<", $">S-{++imported}<")]));

            Assert.Empty(report.Problems);
            Assert.Equal(1, report.Written);
        }

        static IEnumerable<(string, string)> Elsewhere(string place) => place.Contains("PartyIdentification", StringComparison.Ordinal)
            ? [] : [("<a:PartyIdentification><b:ID>A-one</b:ID>", "<a:PartyIdentification><b:ID>77</b:ID>")];
    }

    [Theory]
    [InlineData("N/A")]
    [InlineData("none")]
    [InlineData("-")]
    [InlineData("0")]
    [InlineData("DE")]
    [InlineData("DE999999999")]
    [InlineData("XXXXXXXXX")]
    [InlineData("DE222")]
    [Trait("Acceptance", "D6")]
    public async Task A_placeholder_is_nobodys_number_and_a_stranger_is_not_booked_on_whoever_has_it(string number)
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var feed = new EInvoiceFile(database);
        await feed.KnowAsync("one", $",\"taxId\":\"{number}\"");
        var theirs = SampleEInvoice.With(("<b:CompanyID>DE222<", $"<b:CompanyID>{number}<"), (">A-one<", ">77<"),
            (">Buyer one<", ">A Complete Stranger Ltd<"));

        var report = await feed.ImportAsync(theirs);

        var problem = Assert.Single(report.Problems);
        Assert.Equal(("BG-7", true), (problem.Field, problem.Sentence.Contains("--account", StringComparison.Ordinal)));
        Assert.Equal(number == "DE222", problem.Sentence.Contains("Buyer one", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("129274210", "DE129274210")]
    [InlineData("DE129274210", "129274210")]
    [Trait("Acceptance", "D6")]
    public async Task A_tax_number_is_known_without_the_code_of_its_country(string ours, string theirs)
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var feed = new EInvoiceFile(database);
        await feed.KnowAsync("one", $",\"taxId\":\"{ours}\"");

        var report = await feed.ImportAsync(SampleEInvoice.With((">A-one<", ">77<"), ("Name>Buyer one<", "Name>BUYER GmbH &amp; Co.<"),
            ("<b:CompanyID>DE222</b:CompanyID>", $"<b:CompanyID>{theirs}</b:CompanyID>"),
            ("<a:PartyTaxScheme><b:CompanyID>" + theirs, "<a:PostalAddress><a:Country><b:IdentificationCode>DE</b:IdentificationCode>"
                + "</a:Country></a:PostalAddress><a:PartyTaxScheme><b:CompanyID>" + theirs)));

        Assert.Empty(report.Problems);
        Assert.Equal(1, report.Written);
    }

    [Fact]
    [Trait("Acceptance", "D6")]
    public async Task A_name_alone_is_told_where_the_tax_number_is_another()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var feed = new EInvoiceFile(database);
        await feed.KnowAsync("one", ",\"taxId\":\"DE129274210\"");

        var report = await feed.ImportAsync(SampleEInvoice.With((">A-one<", ">77<")));

        Assert.Empty(report.Problems);
        Assert.Contains(report.Warnings, warning => warning.Field == "BG-7"
            && warning.Sentence.Contains("name alone", StringComparison.Ordinal));
    }

    [SkippableTheory, EveryEngine]
    [Trait("Acceptance", "D6")]
    public async Task A_name_is_known_in_capitals_and_with_accents(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new EInvoiceFile(database);
        await feed.KnowAsync("müller");

        var report = await feed.ImportAsync(SampleEInvoice.With((">A-one<", ">77<"), (">Buyer one<", ">BUYER MÜLLER<")));

        Assert.DoesNotContain(report.Problems, problem => problem.Field == "BG-7");
    }

    [SkippableTheory, EveryEngine]
    public async Task Written_another_way_it_is_the_same_and_with_another_figure_it_is_refused(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new EInvoiceFile(database);
        await feed.KnowAsync("one");
        await feed.ImportAsync(SampleEInvoice.With());

        var laidOut = await feed.ImportAsync(SampleEInvoice.With(("<b:DueDate>2026", "<!-- due -->\n<b:DueDate>\n 2026")));
        var changed = await feed.ImportAsync(SampleEInvoice.With(("<b:Name>Help<", "<b:Name>Hope<")));
        var later = await feed.ImportAsync(SampleEInvoice.With(("2026-10-31", "2026-11-30")));

        Assert.Equal((0, 1), (laidOut.Written, laidOut.Counts["invoice"].Skipped));
        Assert.Equal("BT-153", Assert.Single(changed.Problems).Field);
        var type = Assert.Single((await feed.ImportAsync(SampleEInvoice.With((">380<", ">384<"), ("2026-10-31", "2026-11-30")))).Problems);
        Assert.Equal("BT-3", type.Field);
        Assert.Contains("“380” and can't become “384”", type.Sentence, StringComparison.Ordinal);
        var unread = await feed.ImportAsync(SampleEInvoice.With(("<b:IssueDate>", "<b:UUID>7</b:UUID><b:IssueDate>"),
            ("2026-10-31", "2026-11-30")));
        Assert.Equal((0, 1), (unread.Written, unread.Counts["invoice"].Skipped));
        Assert.Empty(later.Problems);
        Assert.Equal(new DateOnly(2026, 11, 30), (await feed.StoredAsync("one")).DueOn);
    }

    [SkippableTheory, EveryEngine]
    public async Task A_credit_note_finds_the_invoice_that_it_corrects(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new EInvoiceFile(database);
        await feed.KnowAsync("one");
        await feed.ImportAsync(SampleEInvoice.With());
        var note = System.Text.Encoding.UTF8.GetString(SampleEInvoice.With(
            (">S-1<", ">S-2<"),
            ("<b:DueDate>2026-10-31</b:DueDate>", ""),
            ("<b:InvoiceTypeCode>380</b:InvoiceTypeCode>", "<b:CreditNoteTypeCode>381</b:CreditNoteTypeCode>"),
            ("EUR</b:DocumentCurrencyCode>",
            "EUR</b:DocumentCurrencyCode><a:BillingReference><a:InvoiceDocumentReference><b:ID>S-1</b:ID>"
                + "</a:InvoiceDocumentReference></a:BillingReference>")))
            .Replace("InvoiceLine", "CreditNoteLine", StringComparison.Ordinal)
                .Replace("InvoicedQuantity", "CreditedQuantity", StringComparison.Ordinal)
            .Replace("<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"",
                "<CreditNote xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2\"", StringComparison.Ordinal)
                .Replace("</Invoice>", "</CreditNote>", StringComparison.Ordinal);

        var report = await feed.ImportAsync(System.Text.Encoding.UTF8.GetBytes(note));

        Assert.Empty(report.Problems);
        await using var db = database.Contexts.Unscoped();
        Assert.Equal(await db.Invoices.Select(invoice => (Guid?)invoice.Id).SingleAsync(),
            await db.CreditMemos.Select(memo => memo.InvoiceId).SingleAsync());
        Assert.Equal(200m, await db.CreditMemos.Select(memo => memo.DueAmount).SingleAsync());
    }
}
