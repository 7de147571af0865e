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
        Print(10, "日本語の製品名");

        Assert.InRange(AllocatedBy(() => Print(10, "日本語の製品名")), 1, 4 * Megabyte);
    }

    [Fact, Trait("Acceptance", "T3")]
    public void Ten_thousand_rows_go_into_the_file_page_by_page()
    {
        Print(10, "Payment received");
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;

        Print(10_000, "Payment received",
            row => most = row % 2_000 == 0 ? Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before) : most);

        Assert.InRange(most, 1, 16 * Megabyte);
    }

    private byte[] Print(int rows, string text, Action<int>? seen = null) => _printer.Print(document => document.Table(new PdfTable(
        [PdfColumn.Text("Text"), PdfColumn.Figure("Amount", 80), PdfColumn.Figure("Balance", 80)],
        Enumerable.Range(1, rows).Select(row =>
        {
            seen?.Invoke(row);
            return new PdfRow($"{text} {row}", $"{row}.00", $"{row * 2}.00") { Carried = $"{row * 2}.00" };
        }))
    { Carry = new(2) }));

    private static long AllocatedBy(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
