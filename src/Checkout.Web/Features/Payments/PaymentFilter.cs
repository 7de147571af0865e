using Checkout.Data.Search;
using Checkout.Data.Tallies;

namespace Checkout.Web.Features.Payments;

/// <summary>What the list of payments is narrowed to.</summary>
public sealed class PaymentFilter : ListFilter<Payment>
{
    private static readonly CompiledQuery<Func<CheckoutDbContext, Guid[], IAsyncEnumerable<Guid>>> OfInvoices = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, Guid[] invoices) => db.Allocations
            .Where(allocation => Enumerable.Contains(invoices, allocation.InvoiceId) && allocation.PaymentId != null)
            .Select(allocation => allocation.PaymentId!.Value).Distinct().Take(SearchIndex.Most + 1)));

    /// <summary>A <see cref="PaymentMethod"/>.</summary>
    public string? Method { get; init; }

    public override bool NarrowsRows => base.NarrowsRows || !string.IsNullOrEmpty(Method);

    public PaymentMethod? MethodAsked => Named<PaymentMethod>(Method);

    public override IEnumerable<string> Remarks() => !string.IsNullOrEmpty(Method) && MethodAsked is null
        ? base.Remarks().Append("There is no such method, so payments by all methods are shown.")
        : base.Remarks();

    public override TallySeries? Series => TallySeries.Payments;

    /// <summary>“Unapplied” overlaps with the others.</summary>
    public override IReadOnlyList<StatusChoice<Payment>> Statuses(DateOnly today) =>
    [
        .. Enum.GetValues<PaymentStatus>().Select(status => new StatusChoice<Payment>(
            status.ToString(),
            PaymentWords.Of(status).Word,
            payment => payment.Status == status,
            status is PaymentStatus.Succeeded or PaymentStatus.Failed)
        {
            Tallied = sum => sum.State == status.ToString()
        }),
        new StatusChoice<Payment>("Unapplied", "Unapplied", Payment.HasUnapplied, IsAlwaysOffered: true)
        {
            Tallied = sum => sum.Mark == "Unapplied"
        },
    ];

    public override IQueryable<Payment> WithoutStatus(CheckoutDbContext db, Reader reader)
    {
        var payments = Words.Aggregate(Among(db.Payments, payment => payment.Id), (found, word) => found.Having(word, spelling => payment =>
            EF.Property<string>(payment, SearchText.Column).Contains(spelling)
            // Not “any”: PostgreSQL would read those of all payments before it looks at the first.
            || db.Allocations.Where(allocation => allocation.PaymentId == payment.Id
                && db.Invoices.Any(invoice => invoice.Id == allocation.InvoiceId
                    && EF.Property<string>(invoice, SearchText.Column).Contains(spelling)))
                .Select(allocation => (Guid?)allocation.InvoiceId).FirstOrDefault() != null));
        payments = Dated(payments, payment => payment.ReceivedOn);
        return MethodAsked is { } method ? payments.Where(payment => payment.Method == method) : payments;
    }

    public override IEnumerable<SearchQuestion> Asked() =>
        Words.SelectMany(word => new[] { SearchQuestion.Of<Payment>(word), SearchQuestion.Of<Invoice>(word) });

    protected override Task<Guid[]?> FoundAsync(
        CheckoutDbContext db, IReadOnlyDictionary<SearchQuestion, Guid[]?> answers, CancellationToken cancellation) =>
        SearchIndex.ByWordAsync(Words, async word => answers[SearchQuestion.Of<Payment>(word)] is { } own
            && answers[SearchQuestion.Of<Invoice>(word)] is { } invoices
            && (invoices.Length == 0 ? [] : await OfInvoices.For(db)(db, invoices).FewAsync(cancellation)) is { } theirs
                ? [.. own.Union(theirs)] : null);
}
