using Checkout.Domain.Documents;
using Checkout.Domain.Tax;
using Checkout.Domain.Tests.Vectors;

namespace Checkout.Domain.Tests.Tax;

/// <summary>The examples that the keepers of the standard publish: what real invoicing systems send must pass.</summary>
public sealed class PublishedInvoices
{
    private const string Missing = "(no invoices)";

    public static TheoryData<string> Files => SharedFiles.PublishedInvoices is { } folder
        ? new TheoryData<string>(Directory.EnumerateFiles(folder, "*.xml").Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal))
        : new TheoryData<string>(Missing);

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public void A_published_invoice_adds_up(string file)
    {
        var figures = Read(file);
        var report = FiguresCheck.Verify(figures);
        Assert.True(report.AddsUp, string.Join(" ", report.Problems.Select(problem => problem.Sentence)));
        Assert.All(report.Warnings, warning => Assert.Equal(FiguresCheck.LineRule, warning.Rule));
    }

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public void The_totals_of_a_published_invoice_follow_from_its_parts(string file)
    {
        var figures = Read(file);
        var totals = new DocumentTotals(figures.LineNetTotal, figures.AllowanceTotal, figures.ChargeTotal, figures.TaxTotal,
            figures.Prepaid, figures.Rounding);
        Assert.Equal((figures.NetTotal, figures.GrossTotal, figures.AmountDue), (totals.Net, totals.Total, totals.AmountDue));
    }

    private static DocumentFigures Read(string file)
    {
        Skip.If(string.Equals(file, Missing, StringComparison.Ordinal), "There are no published invoices beside the repository.");
        return UblFigures.Read(Path.Combine(SharedFiles.PublishedInvoices!, file));
    }
}
