using Checkout.Web.Documents.Pdf;
using Checkout.Web.Tests.Testing;

namespace Checkout.Web.Tests.Documents;

/// <summary>What printing takes of memory: counted in bytes, which do not depend on the machine's load.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class WhatADocumentCosts
{
    private const int Megabyte = 1024 * 1024;

    private readonly DocumentPrinter _printer = new();

    [SkippableFact]
    public void A_further_document_in_Japanese_does_not_read_the_fonts_again()
    {
        _printer.SkipUnlessPrintable("日本語");
        Print(10, row => $"日本語の製品名 {row}");

        Assert.InRange(AllocatedBy(() => Print(10, row => $"日本語の製品名 {row}")), 1, 4 * Megabyte);
    }

    [Fact, Trait("Acceptance", "T3")]
    public void Ten_thousand_rows_go_into_the_file_page_by_page()
    {
        var printed = new List<WeakReference>();
        var kept = 0;

        Print(10_000, row =>
        {
            if (row == 9_000)
            {
                GC.Collect();
                kept = printed.Count(text => text.IsAlive);
            }

            var text = $"Payment received {row}";
            printed.Add(new WeakReference(text));
            return text;
        });

        Assert.Equal(10_000, printed.Count);
        Assert.InRange(kept, 0, 500);
    }

    private byte[] Print(int rows, Func<int, string> text) => _printer.Print(document => document.Table(new PdfTable(
        [PdfColumn.Text("Text"), PdfColumn.Figure("Amount", 80), PdfColumn.Figure("Balance", 80)],
        Enumerable.Range(1, rows).Select(row => new PdfRow(text(row), $"{row}.00", $"{row * 2}.00") { Carried = $"{row * 2}.00" }))
    { Carry = new(2) }));

    private static long AllocatedBy(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
