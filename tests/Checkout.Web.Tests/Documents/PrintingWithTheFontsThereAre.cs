using Checkout.Web.Documents.Pdf;

namespace Checkout.Web.Tests.Documents;

public sealed class PrintingWithTheFontsThereAre : IDisposable
{
    private readonly DocumentPrinter _printer = new();
    private readonly DirectoryInfo _empty = Directory.CreateTempSubdirectory("checkout-fonts-");

    public void Dispose() => _empty.Delete(recursive: true);

    [Theory]
    [InlineData("Shoes 👟", "U+1F45F")]
    [InlineData("شركة", "U+0634")]
    [InlineData("\uE000", "U+E000")]
    public void A_character_that_no_font_has_is_replaced_visibly_and_logged(string text, string codePoint)
    {
        var pdf = _printer.Print(document => document.Paragraph("A" + text + "B"));

        var shown = string.Concat(DocumentPrinter.PageTexts(pdf)).Replace(" ", "", StringComparison.Ordinal);
        Assert.Matches("A(Shoes)?([\uFFFD□?]+|\\[emoji\\])B", shown);
        Assert.Contains(_printer.Logged,
            line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains(codePoint, StringComparison.Ordinal)
            && line.Contains("Q-00001042", StringComparison.Ordinal));
    }

    [SkippableFact]
    public void Decomposed_accents_are_composed_and_invisible_characters_left_out()
    {
        _printer.SkipUnlessPrintable("é");
        var pdf = _printer.Print(document => document.Paragraph("Cafe\u0301 a\u200Bb\u00ADc\u202Ed 1\u202F234\u00A0€"));

        Assert.Contains("Café abcd 1 234 €", DocumentPrinter.PageTexts(pdf)[0], StringComparison.Ordinal);
    }

    [SkippableFact]
    public void More_different_characters_than_one_embedded_font_holds_all_come_back()
    {
        var letters = string.Concat(Range(0x21, 0x7E), Range(0xC0, 0xFF), Range(0x100, 0x17F), Range(0x391, 0x3A1), Range(0x3B1, 0x3C9),
            Range(0x410, 0x44F));
        _printer.SkipUnlessPrintable(letters);
        var pdf = _printer.Print(document => document.Paragraph(letters + " " + letters));

        var shown = string.Concat(DocumentPrinter.Pages(pdf)[0].Letters.Select(letter => letter.Value))
            .Replace(" ", "", StringComparison.Ordinal);
        Assert.True(letters.Distinct().Count() > 300);
        Assert.Contains(letters + letters, shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_font_file_Helvetica_prints_what_it_can_and_the_log_says_so()
    {
        var printer = new DocumentPrinter(_empty.FullName);
        var text = DocumentPrinter.PageTexts(printer.Print(document => document.Paragraph("Zoë pays −5.00 € for 2 × Straße")))[0];

        Assert.Contains("Zo? pays -5.00 EUR for 2 x Straße", text, StringComparison.Ordinal);
        Assert.Contains(printer.Logged, line => line.StartsWith("Error: No font", StringComparison.Ordinal));
        Assert.Contains(printer.Logged, line => line.Contains("U+00EB", StringComparison.Ordinal));
    }

    [Fact]
    public void A_broken_font_file_is_passed_over()
    {
        File.WriteAllText(Path.Combine(_empty.FullName, "NotoSans-Regular.ttf"), "not a font");
        var printer = new DocumentPrinter(_empty.FullName);

        Assert.Contains("Plain", DocumentPrinter.PageTexts(printer.Print(document => document.Paragraph("Plain")))[0],
            StringComparison.Ordinal);
        Assert.Contains(printer.Logged, line => line.Contains("NotoSans-Regular.ttf", StringComparison.Ordinal));
    }

    [Fact]
    public void A_logo_is_printed_and_one_that_cannot_be_read_leaves_the_name()
    {
        // One blue pixel, RGB, 8 bits.
        var pixel =
            Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC");
        var printed = DocumentPrinter.Pages(_printer.Print(document => document.Title("With"), logo: pixel))[0];
        Assert.Single(printed.GetImages());
        Assert.Empty(_printer.Logged);

        var without = DocumentPrinter.Pages(_printer.Print(document => document.Title("Without"), logo: [1, 2, 3]))[0];
        Assert.Empty(without.GetImages());
        Assert.Contains("Cirrus", without.Text, StringComparison.Ordinal);
        Assert.Contains(_printer.Logged, line => line.Contains("logo", StringComparison.Ordinal));
    }

    [Fact]
    public void A_logo_may_be_transparent()
    {
        // Two pixels of 8 bits, red and half blue, filtered by what is left of them.
        var pixels =
            Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAEUlEQVR4nGP8z8Dwn5HhfyMAD4gDgSJJrt4AAAAASUVORK5CYII=");

        using var printed = UglyToad.PdfPig.PdfDocument.Open(_printer.Print(document => document.Title("With"), logo: pixels));

        Assert.Single(printed.GetPage(1).GetImages());
        Assert.Empty(_printer.Logged);
    }

    private static string Range(int first, int last) => string.Concat(Enumerable.Range(first, last - first + 1).Select(code => (char)code));
}
