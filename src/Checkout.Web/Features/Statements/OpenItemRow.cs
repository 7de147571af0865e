using System.Runtime.CompilerServices;
using Checkout.Data.Statements;
using Checkout.Web.Documents.Export;

namespace Checkout.Web.Features.Statements;

/// <summary>A line of the file of open items.</summary>
public sealed record OpenItemRow(string Number, string What, DateOnly On, DateOnly? DueOn, int? DaysLate, bool? IsDisputed, Money Open)
{
    private const int MostCredits = 100_000;

    public static ExportColumns<OpenItemRow> Columns { get; } = new ExportColumns<OpenItemRow>()
        .Text("Document", row => row.Number)
        .Text("What", row => row.What)
        .Date("Issued", row => row.On)
        .Date("Due", row => row.DueOn)
        .Number("Days late", row => row.DaysLate)
        .Text("Disputed", row => row.IsDisputed is { } disputed ? disputed ? "yes" : "no" : null)
        .Amount("Open", row => row.Open)
        .Text("Currency", row => row.Open.Currency.Code);

    /// <summary>Invoices first, then with a minus what was not applied; they add up to the closing balance.</summary>
    public static async IAsyncEnumerable<OpenItemRow> AllAsync(
        CheckoutDbContext db, StatementScope scope, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var reading = scope.IsFinal ? null : await db.BeginReadingAsync(cancellation);
        var open = new OpenItemsAtClosing(db, scope);
        await foreach (var invoice in open.InvoicesAsync(cancellation))
        {
            var late = invoice.DaysLate(scope.ClosingOn);
            yield return new OpenItemRow(
                invoice.Number, "Invoice", invoice.IssuedOn, invoice.DueOn, late, invoice.IsDisputed, scope.In(invoice.Open));
        }

        foreach (var credit in await open.CreditsAsync(MostCredits, cancellation))
        {
            var word = StatementWords.Of(credit.Source.Kind);
            yield return new OpenItemRow(
                credit.Number, word, credit.PostedOn, DueOn: null, DaysLate: null, IsDisputed: null, scope.In(-credit.Rest));
        }
    }
}
