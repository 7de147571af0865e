using Checkout.Data.Search;
using Checkout.Data.Tallies;

namespace Checkout.Web.Features.CreditMemos;

/// <summary>What the list of credits and collections activity is narrowed to.</summary>
public sealed class CreditFilter : ListFilter<CreditEntry>
{
    private const int FirstEvent = (int)CreditEntryKind.Reminder;

    private static readonly CompiledQuery<Func<CheckoutDbContext, Guid[], IAsyncEnumerable<Guid>>> OfInvoices = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, Guid[] invoices) => db.CreditMemos
            .Where(memo => memo.InvoiceId != null && Enumerable.Contains(invoices, memo.InvoiceId.Value)).Select(memo => memo.Id)
            .Concat(db.CollectionsActivities
                .Where(activity => activity.InvoiceId != null && Enumerable.Contains(invoices, activity.InvoiceId.Value))
                .Select(activity => activity.Id))
            .Take(SearchIndex.Most + 1)));

    // They are called otherwise on the page than in the database.
    private static readonly (int Kind, string Word)[] Kinds =
        [.. Enum.GetValues<CreditEntryKind>().Select(kind => ((int)kind, SearchText.Fold(CreditWords.Of(kind))))];

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
        var entries = Among(CreditEntry.Over(db), entry => entry.Id);
        foreach (var word in Words)
        {
            var kinds = KindsOf(word);
            entries = entries.Where(entry => entry.Words.Contains(word) || kinds.Contains(entry.Kind)
                // Not “any”: PostgreSQL would read all invoices that have the word before it looks at the first entry.
                || db.Invoices.Where(invoice => invoice.Id == entry.InvoiceId
                    && EF.Property<string>(invoice, SearchText.Column).Contains(word))
                    .Select(invoice => (Guid?)invoice.Id).FirstOrDefault() != null);
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

    public override IEnumerable<SearchQuestion> Asked() => Words.Where(word => KindsOf(word).Count == 0).SelectMany(word => new[]
    {
        SearchQuestion.Of<CreditMemo>(word), SearchQuestion.Of<CollectionsActivity>(word), SearchQuestion.Of<Invoice>(word),
    });

    protected override Task<Guid[]?> FoundAsync(
        CheckoutDbContext db, IReadOnlyDictionary<SearchQuestion, Guid[]?> answers, CancellationToken cancellation) =>
        SearchIndex.ByWordAsync(Words, async word => KindsOf(word).Count == 0
            && answers[SearchQuestion.Of<CreditMemo>(word)] is { } memos
            && answers[SearchQuestion.Of<CollectionsActivity>(word)] is { } activities
            && answers[SearchQuestion.Of<Invoice>(word)] is { } invoices
            && (invoices.Length == 0 ? [] : await OfInvoices.For(db)(db, invoices).FewAsync(cancellation)) is { } theirs
                ? [.. memos.Union(activities).Union(theirs)] : null);

    private static List<int> KindsOf(string word) =>
        [.. Kinds.Where(kind => kind.Word.Contains(word, StringComparison.Ordinal)).Select(kind => kind.Kind)];
}
