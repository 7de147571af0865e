using System.Globalization;
using Checkout.Testing;
using Checkout.Web.Documents;
using Checkout.Web.Documents.Pdf;
using UglyToad.PdfPig;

namespace Checkout.Web.Tests.Documents;

public sealed class PrintingADocument
{
    private const string Accents = "Łódź, Ærøskøbing, Žilina, Ñuñoa: 1.234,56 € −5.00";
    private const string Japanese = "日本語の製品名は空白を含まないので、文字の間で改行しなければなりません。例えばこの長い文章のように、列の幅を超えます。";

    private static readonly string Unbroken = string.Concat(Enumerable.Range(0, 120).Select(index => (char)('A' + index % 26)));
    private static readonly string Spoken =
        "Enterprise Platform Special Edition with extended support, data residency in Europe and a name of one hundred twenty cha";

    private readonly DocumentPrinter _printer = new();

    [SkippableFact]
    public async Task Names_of_120_characters_accents_and_figures_are_read_back_by_another_program()
    {
        _printer.SkipUnlessPrintable(Accents);
        var text = await PdfText.ReadAsync(_printer.Print(document =>
        {
            document.Title(Spoken, Accents);
            document.Table(Lines(new PdfRow(Unbroken, "−5.00"), new PdfRow(new PdfCell(Spoken, Accents), "1,234,567.89")));
        }));

        Assert.Contains(Accents, text, StringComparison.Ordinal);
        Assert.Contains("−5.00", text, StringComparison.Ordinal);
        Assert.Contains("1,234,567.89", text, StringComparison.Ordinal);
        Assert.Contains(Spoken.Replace(" ", "", StringComparison.Ordinal),
            Joined(text.Replace("1,234,567.89", "", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains(Unbroken, Joined(text.Replace("−5.00", "", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Empty(_printer.Logged);
    }

    [SkippableFact]
    public async Task Japanese_wraps_without_spaces_and_is_read_back()
    {
        _printer.SkipUnlessPrintable(Japanese);
        var pdf = _printer.Print(document =>
            document.Table(new([PdfColumn.Fixed("Product", 160), PdfColumn.Figure("Amount")], new List<PdfRow> { new(Japanese, "") })));

        Assert.Contains(Japanese, Joined(await PdfText.ReadAsync(pdf)), StringComparison.Ordinal);
        var lines = DocumentPrinter.Pages(pdf)[0].Letters.Where(letter => Japanese.Contains(letter.Value, StringComparison.Ordinal))
            .GroupBy(letter => letter.StartBaseLine.Y).Select(line => line.OrderBy(letter => letter.StartBaseLine.X).First().Value)
                .ToArray();
        Assert.True(lines.Length > 2);
        Assert.DoesNotContain(lines, first => first is "、" or "。");
    }

    [SkippableFact]
    public async Task Sixty_lines_run_over_pages_that_each_repeat_the_heading_and_say_which_they_are()
    {
        var text = await PdfText.ReadAsync(_printer.Print(document => document.Table(Lines([.. Enumerable.Range(1, 60).Select(Line)]))));

        var pages = text.Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(pages.Length, 2, 5);
        for (var page = 1; page <= pages.Length; page++)
        {
            Assert.Contains("Product", pages[page - 1], StringComparison.Ordinal);
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Page {page} of {pages.Length}"), pages[page - 1],
                StringComparison.Ordinal);
            Assert.Contains("Q-00001042", pages[page - 1], StringComparison.Ordinal);
        }

        for (var line = 1; line <= 60; line++)
        {
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Product no. {line} "), text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(PageFormat.A4, 595.28, 841.89)]
    [InlineData(PageFormat.Letter, 612, 792)]
    public void Nothing_is_printed_outside_the_margins(PageFormat format, double width, double height)
    {
        var pdf = _printer.Print(
            document =>
            {
                document.Title(Unbroken, Unbroken + Unbroken);
                document.Facts(new("Prepared for " + Unbroken, [Unbroken, new(Unbroken, Unbroken)]),
                    new(null, [new("Number", Unbroken), new("Expires", Spoken)]));
                document.Heading(Spoken + Spoken);
                document.Table(new(
                    [PdfColumn.Text(Unbroken), PdfColumn.Fixed("When " + Unbroken, 60), PdfColumn.Figure(Unbroken),
                    PdfColumn.Figure("Amount")],
                    new List<PdfRow> { new(new PdfCell(Unbroken, Unbroken), Spoken, new string('9', 60), "123,456,789,012,345.00 USD") })
                { Totals = [new(Unbroken, new string('8', 80)), new("Total", "1.00", Emphasised: true)] });
                for (var repeat = 0; repeat < 12; repeat++) document.Paragraph(Spoken + Unbroken + Spoken);
                document.SmallPrint(string.Concat(Enumerable.Repeat(Spoken, 30)));
            },
            format);

        var pages = DocumentPrinter.Pages(pdf);
        Assert.True(pages.Count > 1);
        Assert.All(pages, page =>
        {
            Assert.Equal(width, page.Width, 2);
            Assert.Equal(height, page.Height, 2);
            Assert.All(page.Letters, letter =>
            {
                Assert.InRange(letter.StartBaseLine.X, 51 - 0.1, width - 51 + 0.1);
                Assert.InRange(letter.EndBaseLine.X, 51 - 0.1, width - 51 + 0.1);
                Assert.InRange(letter.StartBaseLine.Y, 51 - 0.1, height - 51);
            });
        });
    }

    [Fact]
    public void Figures_end_at_one_edge_and_are_printed_smaller_rather_than_broken()
    {
        var pdf = _printer.Print(document => document.Table(new(
            [PdfColumn.Text("Product"), PdfColumn.Figure("Amount", 60)],
            new List<PdfRow> { new("A", "1.00"), new("B", "12,345.00"), new("C", "1 234 567 890,12 €") })));

        var words = DocumentPrinter.Pages(pdf)[0].GetWords().ToArray();
        var right = words.Where(word => word.Text is "1.00" or "12,345.00" or "€").Select(word => word.Letters[^1].EndBaseLine.X).ToArray();
        Assert.Equal(3, right.Length);
        Assert.All(right, edge => Assert.Equal(595.28 - 51, edge, 1));
        Assert.Single(words.Where(word => word.Text is "234" or "567" or "890,12" or "€").Select(word => word.Letters[0].StartBaseLine.Y)
            .Distinct());
    }

    [Fact]
    public void Dates_and_document_numbers_are_not_torn()
    {
        var pdf = _printer.Print(document => document.Table(new(
            [PdfColumn.Compact("Due"), PdfColumn.Compact("Invoice"), PdfColumn.Text("Text"), PdfColumn.Figure("Amount")],
            new List<PdfRow> { new("23 September 2026", "INV-00001234", Spoken, "1.00"), new("1 May 2026", Unbroken, Spoken, "2.00") })));

        var words = DocumentPrinter.Pages(pdf)[0].GetWords().ToArray();
        Assert.Single(words.Where(word => word.Text is "23" or "September" or "INV-00001234")
            .Select(word => word.Letters[0].StartBaseLine.Y).Distinct());
    }

    [Fact]
    public void A_row_stays_on_one_page_and_a_longer_one_than_a_page_loses_nothing()
    {
        var rows = Enumerable.Range(1, 30).Select(number => new PdfRow($"begin{number}\nb\nc\nd\nend{number}", "1.00"));
        var tall = new PdfRow(string.Join('\n', Enumerable.Range(1, 200).Select(number => $"line{number}x")), "2.00");
        var pages =
            DocumentPrinter.PageTexts(_printer.Print(document => document.Table(Lines([.. rows, tall, new PdfRow("after", "3.00")]))));

        for (var number = 1; number <= 30; number++)
        {
            Assert.Contains(pages, page => page.Contains($"begin{number} ", StringComparison.Ordinal)
                && page.Contains($"end{number} ", StringComparison.Ordinal));
        }

        var text = string.Join(' ', pages);
        Assert.All(Enumerable.Range(1, 200), number => Assert.Contains($"line{number}x", text, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.Contains("Product", page, StringComparison.Ordinal));
        Assert.Contains("after", pages[^1], StringComparison.Ordinal);
    }

    // One pass for every offset from the page's end: whatever the position, what belongs together is together.
    [Fact]
    public void Headings_stay_with_their_text_and_totals_with_the_last_row()
    {
        for (var lines = 20; lines < 50; lines++)
        {
            var pages = DocumentPrinter.PageTexts(_printer.Print(document =>
            {
                document.Table(Lines([.. Enumerable.Range(1, lines)
                    .Select(number => new PdfRow($"row{number}", "1.00"))]) with
                {
                    Totals = [new("Subtotal", "9.00"),
                    new("Total", "9.00", Emphasised: true)]
                });
                document.Heading("Terms");
                document.Paragraph("First words of the terms.");
            }));

            Assert.Single(pages, page => page.Contains($"row{lines} ", StringComparison.Ordinal)
                && page.Contains("Subtotal", StringComparison.Ordinal) && page.Contains("Total 9.00", StringComparison.Ordinal));
            Assert.Single(pages, page => page.Contains("Terms First words", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_sum_at_a_pages_foot_is_brought_forward_on_the_next()
    {
        var sum = 0;
        var rows = Enumerable.Range(1, 100)
            .Select(number => new PdfRow($"row{number}",
            number.ToString(CultureInfo.InvariantCulture))
            { Carried = (sum += number).ToString(CultureInfo.InvariantCulture) });
        var pages =
            DocumentPrinter.PageTexts(_printer
            .Print(document => document.Table(new([PdfColumn.Text("Entry"), PdfColumn.Figure("Amount", 80)], rows) { Carry = new(1) })));

        Assert.True(pages.Count > 2);
        Assert.DoesNotContain("Brought", pages[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Carried", pages[^1], StringComparison.Ordinal);
        for (var page = 0; page < pages.Count - 1; page++)
        {
            var last = Enumerable.Range(1, 100).Last(number => pages[page].Contains($"row{number} ", StringComparison.Ordinal));
            var carried = string.Create(CultureInfo.InvariantCulture, $"{last * (last + 1) / 2}");
            Assert.Contains($"Carried forward {carried} ", pages[page], StringComparison.Ordinal);
            Assert.Contains($"Brought forward {carried} ", pages[page + 1], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Equal_documents_are_equal_files_with_title_and_author()
    {
        var first = _printer.Print(Content, title: "Angebot für Łódź 見積");
        var second = _printer.Print(Content, title: "Angebot für Łódź 見積");

        Assert.Equal(first, second);
        using var read = PdfDocument.Open(first);
        Assert.Equal("Angebot für Łódź 見積", read.Information.Title);
        Assert.Equal(DocumentPrinter.Vendor, read.Information.Author);
        Assert.Equal("D:20261123090000Z", read.Information.CreationDate);

        static void Content(PdfDocumentWriter document) => document.Table(Lines([.. Enumerable.Range(1, 60).Select(Line)]));
    }

    private static PdfTable Lines(params PdfRow[] rows) => new([PdfColumn.Text("Product"), PdfColumn.Figure("Amount", 90)], rows);

    private static PdfRow Line(int number) =>
        new(new PdfCell(string.Create(CultureInfo.InvariantCulture, $"Product no. {number} of the list"), "1 Dec 2026 – 30 Nov 2027"),
            "1,234.50");

    private static string Joined(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
