using System.Linq.Expressions;
using Checkout.Domain;
using Checkout.Domain.Contracts;
using Checkout.Domain.Documents;
using Checkout.Domain.InstalledProducts;
using Checkout.Domain.Invoices;
using Checkout.Domain.Ledger;
using Checkout.Domain.Payments;
using Checkout.Domain.Quotes;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Statuses;

/// <summary>What a query finds under a status is what each document says of itself: every state, on each day around a change.</summary>
[Trait("Acceptance", "T1")]
public sealed class AskingForAStatus(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly DateOnly Today = TestClock.SpelledOut;

    private static readonly DateOnly[] Days = [.. Enumerable.Range(-4, 9).Select(Today.AddDays)];

    // A1, with credits before what is settled.
    private static readonly InvoiceStatus[] Precedence =
    [
        InvoiceStatus.Void, InvoiceStatus.Disputed, InvoiceStatus.Overdue, InvoiceStatus.PartiallyPaid, InvoiceStatus.Open,
        InvoiceStatus.Credit, InvoiceStatus.Paid,
    ];

    [SkippableTheory, EveryEngine]
    public async Task Finds_invoices(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var now = world.Clock.GetUtcNow();
        var rows = new List<object>();
        for (var (number, due) = (0, -2); due <= 2; due++)
        {
            Invoice Invoice(decimal amount = 100m)
            {
                var invoice = world.Invoice($"I-{number++}", amount, Today.AddDays(-60), Today.AddDays(due), statesDueDate: due < 2);
                rows.Add(invoice);
                return invoice;
            }

            Invoice Settled(Invoice invoice, decimal amount)
            {
                var payment = world.Received($"P-{number++}", amount, Today.AddDays(-5));
                rows.AddRange([payment, Allocation.Of(payment, invoice, amount, Today.AddDays(-5), now)]);
                return invoice;
            }

            Invoice Disputed(Invoice invoice)
            {
                invoice.Dispute("Not ours", now, Today);
                return invoice;
            }

            Invoice();
            Invoice(0m);
            Settled(Invoice(), 30m);
            Settled(Invoice(), 100m);
            Disputed(Invoice());
            Settled(Disputed(Invoice()), 30m);
            Settled(Disputed(Invoice()), 100m);
            Invoice(-50m);
            foreach (var used in new[] { 20m, 50m })
            {
                rows.Add(Allocation.Of(Invoice(-50m), Invoice(), used, Today.AddDays(-5), now));
            }

            var voided = Voiding.Void(Invoice(), $"M-{number++}", "Wrong", Today, Today, now);
            rows.AddRange([voided.Memo, voided.Allocation]);
        }

        await world.WriteAsync(rows);
        var shown = new HashSet<InvoiceStatus>();
        await AgreeAsync<Invoice>(world, _ => InvoiceStatuses.Payable, (invoice, _) => !invoice.Balance.IsZero);
        foreach (var status in Enum.GetValues<InvoiceStatus>())
        {
            await AgreeAsync<Invoice>(world, day => InvoiceStatuses.Is(status, day), (invoice, day) => status switch
            {
                InvoiceStatus.Void => invoice.VoidedOn is not null,
                InvoiceStatus.Disputed => invoice is { VoidedOn: null, DisputedAt: not null },
                InvoiceStatus.Overdue => invoice.IsOverdue(day),
                InvoiceStatus.PartiallyPaid => !invoice.Balance.IsZero && invoice.AllocatedAmount > 0m,
                InvoiceStatus.Open => !invoice.Balance.IsZero,
                InvoiceStatus.Credit => invoice is { VoidedOn: null, IsCredit: true, Rest.IsZero: false },
                _ => invoice is { VoidedOn: null, Rest.IsZero: true },
            });
        }

        foreach (var day in Days)
        {
            Assert.All(rows.OfType<Invoice>(), invoice =>
            {
                Assert.Equal(invoice.StatusOn(day), Precedence.First(status => InvoiceStatuses.Is(status, day).Compile()(invoice)));
                shown.Add(invoice.StatusOn(day));
            });
        }

        Assert.Equal(Enum.GetValues<InvoiceStatus>().Order(), shown.Order());
    }

    [SkippableTheory, EveryEngine]
    public async Task Finds_contracts(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var rows = new List<Contract>();
        for (var (number, from) = (0, -3); from <= 2; from++)
        {
            for (var days = 0; days < 3; days++)
            {
                Contract Contract() => world.Contract($"C-{number++}", Today.AddDays(from), Today.AddDays(from + days));
                rows.Add(Contract());
                for (var terminated = 0; terminated <= days; terminated++)
                {
                    var ended = Contract();
                    ended.Terminate(Today.AddDays(from + terminated));
                    rows.Add(ended);
                }

                var canceled = Contract();
                canceled.Cancel(Today);
                rows.Add(canceled);
            }
        }

        await world.WriteAsync(rows);
        await AgreeAsync<Contract>(world, ContractStatuses.Counts, (contract, day) => contract.CountsOn(day));
        await AgreeAsync<Contract>(
            world, ContractStatuses.IsNotOver,
            (contract, day) => contract.StatusOn(day) is ContractStatus.Scheduled or ContractStatus.Active);
        foreach (var status in Enum.GetValues<ContractStatus>())
        {
            await AgreeAsync<Contract>(world, day => ContractStatuses.Is(status, day), (contract, day) => contract.StatusOn(day) == status);
        }
    }

    [SkippableTheory, EveryEngine]
    public async Task Finds_quotes(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var now = world.Clock.GetUtcNow();
        foreach (var expires in new[] { 0, 1, 2 })
        {
            var terms = world.Terms() with { ExpiresOn = Today.AddDays(expires) };
            await world.AcceptAsync(await world.PublishAsync(terms, world.Line(1m, 10m)));
            Action<Quote>[] verbs =
            [
                _ => { },
                quote => quote.RequestApproval(Today),
                quote => quote.Decline("Zoë", null, now, Today),
                quote => quote.Withdraw("Noémie", now),
                quote => quote.Supersede(now),
                quote => quote.Discard("Zoë", now),
            ];
            foreach (var verb in verbs)
            {
                var published = await world.PublishAsync(terms with { Origin = QuoteOrigin.Customer }, world.Line(1m, 10m));
                await using var db = world.Database.Contexts.Unscoped();
                verb(await db.Quotes.SingleAsync(row => row.Id == published.Id));
                await db.SaveChangesAsync();
            }

            var line = world.Line(1m, 10m);
            await world.WriteAsync(new Quote(world.Account.Id, $"Q-DRAFT-{expires}", 1, DocumentSource.Vendor, null, terms, [line]));
        }

        await AgreeAsync<Quote>(
            world, _ => QuoteStatuses.Newest, (quote, _) => quote.Status is not (QuoteStatus.Draft or QuoteStatus.Superseded));
        foreach (var status in Enum.GetValues<QuoteStatus>())
        {
            var found = await AgreeAsync<Quote>(world, day => QuoteStatuses.Is(status, day), (quote, day) => quote.StatusOn(day) == status);
            Assert.NotEqual(0, found);
        }

        await AgreeAsync<Quote>(world, day => QuoteStatuses.Is(QuoteStatus.Active, day), (quote, day) => quote.IsAcceptableOn(day));
    }

    [SkippableTheory, EveryEngine]
    public async Task Finds_installed_products(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var rows = new List<object>();
        for (var from = -2; from <= 1; from++)
        {
            var contract = world.Contract($"C{from}", Today.AddDays(from), Today.AddDays(from + 2));
            var order = world.Order($"O{from}", contract, Today);
            rows.AddRange([contract, order]);
            foreach (var last in new[] { -1, 0, 1, 2 })
            {
                var unit = new InstalledProduct(order, order.Lines[0]);
                unit.EndOn(Today.AddDays(from + last));
                rows.Add(unit);
            }
        }

        await world.WriteAsync(rows);
        await AgreeAsync<InstalledProduct>(world, InstalledProduct.InForceOn, (unit, day) => unit.IsInForceOn(day));
        await AgreeAsync<InstalledProduct>(world, _ => InstalledProduct.EverInForce, (unit, _) => !unit.WasNeverInForce);
    }

    [SkippableTheory, EveryEngine]
    public async Task Finds_payments_of_which_something_is_left(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var now = world.Clock.GetUtcNow();
        var rows = new List<object> { world.Pending("P-PENDING", 100m) };
        Payment In(string number, Action<Payment> verb, bool received = true)
        {
            var payment = received ? world.Received(number, 100m) : world.Pending(number, 100m);
            verb(payment);
            rows.Add(payment);
            return payment;
        }

        In("P-FAILED", payment => payment.Fail("Declined"), received: false);
        In("P-CANCELED", payment => payment.Cancel(), received: false);
        In("P-BACK", payment => payment.ChargeBack());
        (decimal Refunded, decimal Used)[] parts = [(0m, 0m), (0m, 40m), (0m, 100m), (30m, 0m), (30m, 40m), (30m, 70m), (100m, 0m)];
        foreach (var (number, (refunded, used)) in parts.Index())
        {
            var payment = In($"P-{number}", payment =>
            {
                if (refunded > 0m)
                {
                    payment.Refund(refunded);
                }
            });
            if (used > 0m)
            {
                var invoice = world.Invoice($"I-{number}", 200m);
                rows.AddRange([invoice, Allocation.Of(payment, invoice, used, Today, now)]);
            }
        }

        await world.WriteAsync(rows);
        var left = await AgreeAsync<Payment>(world, _ => Payment.HasUnapplied, (payment, _) => !payment.Unapplied.IsZero);
        Assert.Equal(4 * Days.Length, left);
    }

    /// <summary>What the database finds on each day is what the documents, read again, say of themselves.</summary>
    /// <returns>How often one was found.</returns>
    private static async Task<int> AgreeAsync<T>(
        World world, Func<DateOnly, Expression<Func<T, bool>>> inQueries, Func<T, DateOnly, bool> ofItself)
        where T : Entity
    {
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var all = await db.Set<T>().AsNoTracking().ToListAsync();
        var hits = 0;
        foreach (var day in Days)
        {
            var found = await db.Set<T>().Where(inQueries(day)).Select(row => row.Id).ToListAsync();
            Assert.Equal(all.Where(row => ofItself(row, day)).Select(row => row.Id).Order(), found.Order());
            hits += found.Count;
        }

        return hits;
    }
}
