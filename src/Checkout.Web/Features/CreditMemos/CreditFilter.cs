using Checkout.Data.Search;
using Checkout.Data.Tallies;

namespace Checkout.Web.Features.CreditMemos;

/// <summary>What the list of credits and collections activity is narrowed to.</summary>
public sealed class CreditFilter : ListFilter<CreditEntry>
{
    private const int FirstEvent = (int)CreditEntryKind.Reminder;

    /// <summary>The slug of a contract.</summary>
    public string? Contract { get; init; }

    /// <summary>A <see cref="CreditEntryKind"/>.</summary>
    public string? Kind { get; init; }

    public override bool NarrowsRows => base.NarrowsRows || !string.IsNullOrEmpty(Contract) || !string.IsNullOrEmpty(Kind);

    public override TallySeries? Series => TallySeries.Credits;

    public CreditEntryKind? KindAsked => Named<CreditEntryKind>(Kind);

    public override IEnumerable<string> Remarks() => !string.IsNullOrEmpty(Kind) && KindAsked is null
        ? base.Remarks().Append("There is no such kind, so entries of every kind are shown.")
        : base.Remarks();

    /// <summary>An open credit is a credit as well.</summary>
    public override IReadOnlyList<StatusChoice<CreditEntry>> Statuses(DateOnly today) =>
    [
        new("Open", "Open credits", entry => entry.Amount > entry.Used, IsAlwaysOffered: true) { Tallied = sum => sum.Mark == "Open" },
        new("Credit", "Credits", entry => entry.Kind < FirstEvent, IsAlwaysOffered: true) { Tallied = sum => sum.State == "Credit" },
        new("Collections", "Collections", entry => entry.Kind >= FirstEvent, IsAlwaysOffered: true)
        {
            Tallied = sum => sum.State == "Collections"
        },
    ];

    public override IQueryable<CreditEntry> WithoutStatus(CheckoutDbContext db, Reader reader)
    {
        var entries = Among(CreditEntry.Of(db), entry => entry.Id);
        foreach (var word in Words)
        {
            var kinds = KindsOf(word);
            entries = entries.Where(entry => entry.Words.Contains(word) || kinds.Contains(entry.Kind)
                || db.Invoices.Any(invoice => invoice.Id == entry.InvoiceId
                    && EF.Property<string>(invoice, SearchText.Column).Contains(word)));
        }

        if (!string.IsNullOrEmpty(Contract))
        {
            entries = entries.Where(entry => db.Contracts.Any(contract => contract.Id == entry.ContractId && contract.Slug == Contract));
        }

        if (KindAsked is { } asked)
        {
            var kind = (int)asked;
            entries = entries.Where(entry => entry.Kind == kind);
        }

        return Dated(entries, entry => entry.On);
    }

    protected override Task<Guid[]?> FoundAsync(CheckoutDbContext db, CancellationToken cancellation) =>
        SearchIndex.SearchAsync(Words, async word => KindsOf(word).Count == 0
            && await db.SearchAsync<CreditMemo>([word], cancellation) is { } memos
            && await db.SearchAsync<CollectionsActivity>([word], cancellation) is { } activities
            && await db.SearchAsync<Invoice>([word], cancellation) is { } invoices
            && await CreditEntry.Of(db).Where(entry => entry.InvoiceId != null && invoices.Contains(entry.InvoiceId.Value))
                .Select(entry => entry.Id).FewAsync(cancellation) is { } theirs
                ? [.. memos.Union(activities).Union(theirs)] : null);

    // The kinds are called otherwise on the page than in the database.
    private static List<int> KindsOf(string word) =>
    [
        .. Enum.GetValues<CreditEntryKind>()
            .Where(kind => SearchText.Fold(CreditWords.Of(kind)).Contains(word, StringComparison.Ordinal)).Select(kind => (int)kind),
    ];
}
