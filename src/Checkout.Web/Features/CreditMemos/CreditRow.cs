using Checkout.Data;
using Checkout.Data.Search;
using Checkout.Domain;
using Checkout.Web.Documents.Export;
using Checkout.Web.Listing;
using Checkout.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.CreditMemos;

/// <summary>A credit memo or a collections event: both are in one list.</summary>
public sealed record CreditRow
{
    public required string Number { get; init; }

    public required string Slug { get; init; }

    public required DateOnly On { get; init; }

    public required string Kind { get; init; }

    public required Money? Amount { get; init; }

    public required Money? Remaining { get; init; }

    public required string? InvoiceNumber { get; init; }

    public required string? InvoiceSlug { get; init; }

    public required long Ordinal { get; init; }

    /// <summary>False for a collections event, which moves no money.</summary>
    public bool IsCredit => Remaining is not null;

    public bool Is(CreditGroup group) => group switch
    {
        CreditGroup.Open => Remaining is { IsZero: false },
        CreditGroup.Credit => IsCredit,
        _ => !IsCredit,
    };

    public static Sorts<CreditRow> Sorts { get; } = new Sorts<CreditRow>(row => row.Ordinal, "-date")
        .By("number", row => row.Number)
        .By("date", row => row.On)
        .By("kind", row => row.Kind)
        .By("amount", row => row.Amount == null ? 0m : row.Amount.Value.Amount);

    public static ExportColumns<CreditRow> Columns { get; } = new ExportColumns<CreditRow>()
        .Text("Number", row => row.Number)
        .Date("Date", row => row.On)
        .Text("Kind", row => row.Kind)
        .Amount("Amount", row => row.Amount)
        .Amount("Remaining", row => row.Remaining)
        .Text("Currency", row => row.Amount?.Currency.Code)
        .Text("Invoice", row => row.InvoiceNumber);

    /// <summary>Reads both kinds, of whatever status; one list is merged from two tables in memory, and a company has few of either.</summary>
    public static async Task<IReadOnlyList<CreditRow>> ReadAsync(CheckoutDbContext db, CreditFilter filter, CancellationToken cancellation)
    {
        var memos = await db.CreditMemos.Select(memo => new
        {
            memo.Number,
            memo.Slug,
            memo.IssuedOn,
            memo.Kind,
            memo.DueAmount,
            memo.AllocatedAmount,
            memo.Currency,
            memo.Ordinal,
            Invoice = db.Invoices.Where(invoice => invoice.Id == memo.InvoiceId).Select(invoice => new { invoice.Number, invoice.Slug }).FirstOrDefault(),
        }).ToListAsync(cancellation);
        var activities = await db.CollectionsActivities.Select(activity => new
        {
            activity.Number,
            activity.Slug,
            activity.On,
            activity.Kind,
            activity.Amount,
            activity.Currency,
            activity.Ordinal,
            Invoice = db.Invoices.Where(invoice => invoice.Id == activity.InvoiceId).Select(invoice => new { invoice.Number, invoice.Slug }).FirstOrDefault(),
        }).ToListAsync(cancellation);
        var rows = memos.Select(memo => new CreditRow
        {
            Number = memo.Number,
            Slug = memo.Slug,
            On = memo.IssuedOn,
            Kind = CreditWords.Of(memo.Kind),
            Amount = new Money(memo.DueAmount, memo.Currency),
            Remaining = new Money(memo.DueAmount - memo.AllocatedAmount, memo.Currency),
            InvoiceNumber = memo.Invoice?.Number,
            InvoiceSlug = memo.Invoice?.Slug,
            Ordinal = memo.Ordinal,
        }).Concat(activities.Select(activity => new CreditRow
        {
            Number = activity.Number,
            Slug = activity.Slug,
            On = activity.On,
            Kind = CreditWords.Of(activity.Kind),
            Amount = activity is { Amount: { } amount, Currency: { } currency } ? new Money(amount, currency) : null,
            Remaining = null,
            InvoiceNumber = activity.Invoice?.Number,
            InvoiceSlug = activity.Invoice?.Slug,
            Ordinal = activity.Ordinal,
        }));
        var words = SearchText.Fold(filter.Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. rows.Where(row => (filter.FromOn is null || row.On >= filter.FromOn) && (filter.UntilOn is null || row.On <= filter.UntilOn)
                && Array.TrueForAll(words, SearchText.Fold($"{row.Number} {row.Kind} {row.InvoiceNumber}").Contains)),
        ];
    }
}
