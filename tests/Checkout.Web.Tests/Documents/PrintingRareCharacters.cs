using System.Buffers.Binary;
using System.Globalization;
using Checkout.Domain;
using Checkout.Testing;
using Checkout.Web.Documents.Pdf;
using Checkout.Web.Wording;

namespace Checkout.Web.Tests.Documents;

/// <summary>Names beyond the basic plane, emoji, and what fonts come as: single files and collections, with either kind of
/// outlines.</summary>
public sealed class PrintingRareCharacters : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("checkout-fonts-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task A_company_is_called_what_it_is_called()
    {
        var printer = new DocumentPrinter();
        printer.SkipUnlessPrintable("𠮟𩸽");
        var name = "𠮟野家𩸽株式会社";
        var pdf = printer.Print(document =>
        {
            document.Facts(new PdfFacts("Bill to", [name]), new PdfFacts("Narrow", [string.Concat(Enumerable.Repeat("𠮟", 200))]));
            document.Table(new PdfTable([PdfColumn.Text("Product", 2), PdfColumn.Figure("Total", 60)], [new PdfRow(name, "1.00")]));
        });

        var text = await PdfText.ReadAsync(pdf);
        Assert.Contains(name, text, StringComparison.Ordinal);
        Assert.Equal(202, text.EnumerateRunes().Count(rune => rune.ToString() == "𠮟"));
        Assert.DoesNotContain('\uFFFD', text);
        Assert.Empty(printer.Logged);
    }

    [Fact]
    public void An_emoji_that_no_font_has_is_said_to_be_one_and_once()
    {
        var text = DocumentPrinter.PageTexts(new DocumentPrinter().Print(document =>
            document.Paragraph("Rocket 🛸 family 👨‍👩‍👧‍👦 flag 🇩🇪.")))[0];

        Assert.Contains("Rocket [emoji] family [emoji] flag [emoji].", text, StringComparison.Ordinal);
    }

    /// <summary>Which fonts there are decides whether the sign or the code is printed; a mark tells nobody what is to be paid.</summary>
    [Fact]
    public void No_amount_is_printed_without_its_currency()
    {
        var cultures = CultureInfo.GetCultures(CultureTypes.SpecificCultures).Where(culture => !culture.Name.Any(char.IsAsciiDigit));
        var amounts = cultures.Select(culture => Currency.TryFromCode(new RegionInfo(culture.Name).ISOCurrencySymbol, out var currency)
            ? MoneyText.Of(new Money(1234m, currency), culture) : "").Distinct(StringComparer.Ordinal);

        var text = string.Concat(DocumentPrinter.PageTexts(new DocumentPrinter().Print(document =>
            document.Paragraph(string.Join("; ", amounts)))));

        Assert.DoesNotContain('\uFFFD', text);
    }

    [SkippableFact]
    public async Task A_collection_is_read_like_the_font_that_it_begins_with()
    {
        const string single = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";
        Skip.IfNot(File.Exists(single), "DejaVu Sans is not there (Debian: apt-get install fonts-dejavu-core).");
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, "NotoSansCJK-Regular.ttc"),
            CollectionOf(await File.ReadAllBytesAsync(single)));
        var printer = new DocumentPrinter(_folder.FullName);

        Assert.Contains("Zoë pays 5 €", await PdfText.ReadAsync(printer.Print(document => document.Paragraph("Zoë pays 5 €"))),
            StringComparison.Ordinal);
        Assert.Empty(printer.Logged);
    }

    /// <summary>A header, the offset of the one font, and the font with its tables moved behind them.</summary>
    private static byte[] CollectionOf(byte[] font)
    {
        byte[] collection = [.. "ttcf"u8, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 16, .. font];
        for (var table = 0; table < BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4)); table++)
        {
            var offset = collection.AsSpan(16 + 12 + (16 * table) + 8, 4);
            BinaryPrimitives.WriteUInt32BigEndian(offset, BinaryPrimitives.ReadUInt32BigEndian(offset) + 16);
        }

        return collection;
    }

    [SkippableFact]
    public async Task Outlines_of_PostScript_are_embedded_too()
    {
        const string folder = "/usr/share/fonts/opentype/noto";
        Skip.IfNot(File.Exists(Path.Combine(folder, "NotoSansCJK-Regular.ttc")),
            "Noto CJK is not there (Debian: apt-get install fonts-noto-cjk).");
        const string text = "𠮷野家 Zoë 한국어 中文 5 €";
        var printer = new DocumentPrinter(folder);
        var pdf = printer.Print(document => document.Title(text));

        await PdfPictures.KeepAsync(pdf, "pdf-noto-cjk");
        Assert.Contains(text, await PdfText.ReadAsync(pdf), StringComparison.Ordinal);
        Assert.InRange(pdf.Length, 1, 200_000);
        Assert.Empty(printer.Logged);
    }
}
