using Checkout.Domain.Statements;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Checkout.Domain.Tests.Statements;

/// <summary>An account's entries and what was allocated among them.</summary>
public sealed record Books(IReadOnlyList<AgedEntry> Entries, IReadOnlyList<DatedAllocation> Allocations);

[Trait("Acceptance", "S12")]
[Trait("Acceptance", "T2")]
[Properties(Arbitrary = [typeof(AgingAnAccount)])]
public sealed class AgingAnAccount
{
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly DateOnly Closing = new(2026, 11, 30);

    /// <summary>Invoices and credits over some eight months, allocated among each other on any day, also before one of them is
    /// posted.</summary>
    public static Arbitrary<Books> AnyBooks() =>
        (from invoices in Entry(sign: 1).ListOf(8)
         from credits in Entry(sign: -1).ListOf(5)
         from moves in (from invoice in Gen.Choose(0, 7)
                        from credit in Gen.Choose(0, 4)
                        from day in Gen.Choose(0,
             260)
                        from share in Gen.Choose(1, 100)
                        select (invoice, credit, day, share)).ListOf(12)
         select Allocated(invoices, credits, moves)).ToArbitrary();

    [Property(MaxTest = 1_000)]
    public void The_columns_sum_to_the_balance_on_every_day(Books books, FsCheck.NonNegativeInt day)
    {
        var closingOn = First.AddDays(day.Get % 300);
        var balance = Statement.Over(new DateRange(closingOn, closingOn),
            books.Entries.Select(entry => new Movement(entry.PostedOn, entry.Amount))).Closing;
        Assert.Equal(balance, Aging.At(closingOn, books.Entries, books.Allocations).Total);
    }

    [Property(MaxTest = 1_000)]
    public void An_aging_is_the_same_whenever_it_is_asked_for(Books books, FsCheck.NonNegativeInt day)
    {
        var closingOn = First.AddDays(day.Get % 300);
        var then = Aging.At(closingOn, books.Entries.Where(entry => entry.PostedOn <= closingOn),
            books.Allocations.Where(allocation => allocation.PostedOn <= closingOn));
        Assert.Equal(then, Aging.At(closingOn, books.Entries, books.Allocations));
    }

    [Property(MaxTest = 1_000)]
    public void Credits_are_never_netted_into_a_bucket(Books books, FsCheck.NonNegativeInt day)
    {
        var aging = Aging.At(First.AddDays(day.Get % 300), books.Entries, books.Allocations);
        Assert.True(aging.Unapplied <= 0m);
        Assert.All([aging.Current, aging.Days1To30, aging.Days31To60, aging.Days61To90, aging.Over90], bucket => Assert.True(bucket >= 0m));
        Assert.InRange(aging.Overdue, 0m, aging.Days1To30 + aging.Days31To60 + aging.Days61To90 + aging.Over90);
        Assert.InRange(aging.DisputedWithin, 0m, aging.Total - aging.Unapplied);
    }

    [Theory]
    [InlineData(-10, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(30, 1)]
    [InlineData(31, 2)]
    [InlineData(60, 2)]
    [InlineData(61, 3)]
    [InlineData(90, 3)]
    [InlineData(91, 4)]
    public void A_bucket_holds_its_first_and_last_day(int daysPastDue, int bucket)
    {
        var due = Closing.AddDays(-daysPastDue);
        var aging = Aging.At(Closing, [new OpenItem(100m, due.AddDays(-30), due, IsDisputed: false)]);
        decimal[] buckets = [aging.Current, aging.Days1To30, aging.Days31To60, aging.Days61To90, aging.Over90];
        Assert.Equal(100m, buckets[bucket]);
        Assert.Equal(100m, buckets.Sum());
        Assert.Equal(daysPastDue > 0 ? 100m : 0m, aging.Overdue);
    }

    [Fact]
    public void A_document_without_due_date_ages_by_its_issue_date_and_is_never_overdue()
    {
        var aging = Aging.At(Closing, [new OpenItem(100m, Closing.AddDays(-45), DueOn: null, IsDisputed: false)]);
        Assert.Equal((100m, 0m), (aging.Days31To60, aging.Overdue));
    }

    [Fact]
    public void A_disputed_invoice_stays_in_its_bucket_and_is_shown_apart()
    {
        var aging = Aging.At(Closing, [new OpenItem(80m, Closing.AddDays(-45), Closing.AddDays(-15), IsDisputed: true)]);
        Assert.Equal((80m, 80m, 80m), (aging.Days1To30, aging.DisputedWithin, aging.Total));
    }

    [Fact]
    public void A_payment_that_was_refunded_leaves_nothing_open()
    {
        var payment = Guid.CreateVersion7();
        AgedEntry[] entries = [new(payment, Closing.AddDays(-9), -50m, Closing.AddDays(-9), DueOn: null),
            new(payment, Closing.AddDays(-2), 50m, Closing.AddDays(-9), DueOn: null)];
        Assert.Equal(-50m, Aging.At(Closing.AddDays(-3), entries, []).Unapplied);
        Assert.Equal(0m, Aging.At(Closing, entries, []).Unapplied);
    }

    [Fact]
    public void An_allocation_that_was_taken_back_moves_nothing()
    {
        AgedEntry invoice = new(Guid.CreateVersion7(), First, 100m, First, First),
            credit = new(Guid.CreateVersion7(), First, -40m, First, DueOn: null);
        DatedAllocation[] allocations = [new(credit.DocumentId, invoice.DocumentId, First, 40m),
            new(credit.DocumentId, invoice.DocumentId, First, -40m)];
        Assert.Equal(Aging.At(First, [invoice, credit], []), Aging.At(First, [invoice, credit], allocations));
    }

    private static Gen<AgedEntry> Entry(int sign) =>
        from posted in Gen.Choose(0, 240)
        from terms in Gen.Choose(-1, 60)
        from units in Gen.Choose(1, 100_000)
        from disputed in Gen.Elements(false, false, true)
        let day = First.AddDays(posted)
        select new AgedEntry(Guid.CreateVersion7(), day, sign * units / 100m, day, terms < 0 ? null : day.AddDays(terms), disputed);

    private static Books Allocated(IEnumerable<AgedEntry> invoices, IEnumerable<AgedEntry> credits,
        IEnumerable<(int Invoice, int Credit, int Day, int Share)> moves)
    {
        AgedEntry[] debits = [.. invoices], sources = [.. credits];
        var open = debits.Concat(sources).ToDictionary(entry => entry.DocumentId, entry => Math.Abs(entry.Amount));
        var allocations = new List<DatedAllocation>();
        foreach (var move in moves)
        {
            Guid invoice = debits[move.Invoice].DocumentId, credit = sources[move.Credit].DocumentId;
            var amount = Currency.Usd.Round(Math.Min(open[invoice], open[credit]) * move.Share / 100m);
            if (amount > 0m)
            {
                open[invoice] -= amount;
                open[credit] -= amount;
                allocations.Add(new DatedAllocation(credit, invoice, First.AddDays(move.Day), amount));
            }
        }

        return new Books([.. debits, .. sources], allocations);
    }
}
