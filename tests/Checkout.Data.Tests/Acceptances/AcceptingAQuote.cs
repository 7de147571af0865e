using Checkout.Domain.Audit;
using Checkout.Data.Acceptances;
using Checkout.Data.Forms;
using Checkout.Domain;
using Checkout.Domain.Billing;
using Checkout.Domain.Contracts;
using Checkout.Domain.Documents;
using Checkout.Domain.Invoices;
using Checkout.Domain.Messages;
using Checkout.Domain.Orders;
using Checkout.Domain.Quotes;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Acceptances;

public sealed class AcceptingAQuote(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly DateOnly Today = TestClock.SpelledOut;

    [SkippableTheory, EveryEngine, Trait("Acceptance", "S8")]
    public async Task Writes_everything_that_belongs_to_it(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var quote = await world.PublishAsync(world.Terms(frequency: BillingFrequency.Quarterly), world.Line(25m, 120m, rate: 19m),
            world.Line(1m, 4800m, rate: 19m, product: world.Workshop, discount: 25m));

        var result = Assert.IsType<AcceptQuote.Accepted>(await world.AcceptAsync(quote));

        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var order = await db.Orders.Include(row => row.Lines).SingleAsync(row => row.Slug == result.OrderSlug);
        var contract = await db.Contracts.Include(row => row.Terms).Include(row => row.Contacts)
            .SingleAsync(row => row.Id == order.ContractId);
        var invoice = await db.Invoices.Include(row => row.Lines).Include(row => row.Taxes).SingleAsync(row => row.OrderId == order.Id);
        var entry = await db.LedgerEntries.SingleAsync(row => row.InvoiceId == invoice.Id);
        var evidence = await db.Acceptances.SingleAsync(row => row.OrderId == order.Id);
        var bought = await db.Quotes.SingleAsync(row => row.Id == quote.Id);
        await using var vendor = world.Database.Contexts.Unscoped();
        var messages = await vendor.OutboxMessages.Where(message => message.ForAccountId == world.Account.Id)
            .Select(message => message.Kind).OrderBy(kind => kind).ToListAsync();

        // 25 × 120.00 × 12 = 36,000.00 and 3,600.00 once; 19 % of 9,000.00 four times, of 12,600.00 and three times 9,000.00: 7,524.00.
        Assert.Equal((39600m, 7524m, 47124m), (order.NetAmount, order.TaxAmount, order.TotalAmount));
        Assert.Equal((12600m, 2394m, 14994m), (invoice.NetAmount, invoice.TaxAmount, invoice.DueAmount));
        Assert.Equal((Today, Today.AddDays(30)), (invoice.IssuedOn, invoice.DueOn));
        Assert.Equal(14994m, entry.Amount);
        Assert.Equal((Today, new DateOnly(2027, 11, 22)), (contract.StartsOn, contract.EndsOn));
        Assert.Equal(new DateOnly(2027, 2, 23), contract.NextBillingOn);
        Assert.Equal(2, await db.InstalledProducts.CountAsync(row => row.OrderId == order.Id));
        Assert.Equal((QuoteStatus.Purchased, order.Number), (bought.Status, bought.OrderNumber));
        Assert.Equal(("Zoë Brandström", "Head of IT", "127.0.0.1", "7", "4500-118 207"),
            (evidence.Name, evidence.Title, evidence.IpAddress, evidence.TermsVersion, evidence.PoNumber));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256
            .HashData(System.Text.Encoding.UTF8.GetBytes(evidence.Snapshot))), evidence.SnapshotHash);
        Assert.Equal(AuditAction.QuoteAccepted, (await db.AuditEntries.SingleAsync(row => row.Subject == quote.Number)).Action);
        Assert.Equal(
            new[] { MessageKind.InvoiceReady, MessageKind.QuoteAccepted, MessageKind.QuoteAcceptedForExecutive },
            messages.OrderBy(kind => kind.ToString(), StringComparer.Ordinal));
    }

    [SkippableTheory, EveryEngine]
    public async Task Gives_its_documents_a_url_of_their_own_where_an_imported_number_looks_alike(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, Today);
        var prefix = world.Vendor.InvoicePrefix;
        await using (var db = database.Contexts.ForAccount(world.Account.Id))
        {
            var details = new ContractDetails
            {
                Name = "Imported",
                Currency = world.Account.Currency,
                LegalEntityId = world.Vendor.Id,
                BillingFrequency = BillingFrequency.Monthly,
                PaymentTermsDays = 30,
                PaymentArrangement = PaymentArrangement.Invoice,
                BillTo = world.Account.BillingAddress,
            };
            var contract = new Contract(world.Account.Id, "C/00000001", DocumentSource.Vendor, "con-1",
                new DateRange(Today.AddYears(-2), Today.AddYears(-1)), Today.AddYears(-2), details);
            db.AddRange(contract, new Order(Imported(world, contract, "O/00000001")),
                new Invoice(Head(world, contract, $"{prefix}00000001".Replace('-', '/')), new DocumentTotals(0m, 0m, 0m, 0m),
                new InvoiceTerms(Today, [], [])));
            await db.SaveChangesAsync();
        }

        var accepted =
            Assert.IsType<AcceptQuote.Accepted>(await world
            .AcceptAsync(await world.PublishAsync(world.Terms(frequency: BillingFrequency.Quarterly), world.Line(3m, 10m))));
        world.GoTo(Today.AddYears(1));
        await world.BillingRun.RunAsync(CancellationToken.None);

        await using var read = database.Contexts.ForAccount(world.Account.Id);
        Assert.Equal("O-00000001-2", accepted.OrderSlug);
        Assert.Equal("C-00000001-2", await read.Contracts.Where(row => row.Number == "C-00000001").Select(row => row.Slug).SingleAsync());
        Assert.Equal(
            [$"{prefix}00000001-2", $"{prefix}00000002", $"{prefix}00000003", $"{prefix}00000004"],
            await read.Invoices.Where(row => row.Source == DocumentSource.Checkout).OrderBy(row => row.Number).Select(row => row.Slug)
            .ToListAsync());
    }

    private static OrderTerms Imported(World world, Contract contract, string number) => new()
    {
        AccountId = world.Account.Id,
        Number = number,
        Source = DocumentSource.Vendor,
        ContractId = contract.Id,
        PlacedOn = Today,
        PlacedAt = world.Clock.GetUtcNow(),
        PlacedBy = "Zoë",
        Currency = world.Account.Currency,
        Net = 0m,
        Tax = 0m,
        Lines = [],
        BilledHere = false,
    };

    private static DocumentHead Head(World world, Contract contract, string number) => new()
    {
        AccountId = world.Account.Id,
        Number = number,
        Slug = DocumentNumber.Slug(number),
        Source = DocumentSource.Vendor,
        LegalEntityId = world.Vendor.Id,
        ContractId = contract.Id,
        Currency = world.Account.Currency,
        IssuedOn = Today,
        PostedOn = Today,
        BillTo = world.Account.BillingAddress,
    };

    [SkippableTheory, EveryEngine, Trait("Acceptance", "S9")]
    public async Task Happens_once_however_many_ask_at_the_same_moment(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, Today);
        var quote = await world.PublishAsync(world.Terms(), world.Line(10m, 50m));
        var repeated = Guid.NewGuid();
        var requests = new List<(Submission Form, AcceptQuote.Terms Terms)>();
        for (var user = 0; user < 5; user++)
        {
            for (var request = 0; request < 10; request++)
            {
                var isRepeated = user == 0 && request < 5;
                requests.Add((world.Form(isRepeated ? repeated : null), await world.ShownAsync(quote, name: $"User {user}")));
            }
        }

        using var barrier = new Barrier(requests.Count);
        var results = await Task.WhenAll(requests.Select(request => Task.Factory.StartNew(
            () =>
            {
                barrier.SignalAndWait();
                return world.AcceptQuote.RunAsync(request.Form, request.Terms, CancellationToken.None);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));

        var winner = Assert.Single(results.OfType<AcceptQuote.Accepted>());
        var won = Array.IndexOf(results, winner);
        var winning = requests[won];
        Assert.All(results.Zip(requests).Where((_, index) => index != won), pair =>
        {
            if (pair.Second.Form.Key == winning.Form.Key)
            {
                Assert.Equal(winner.Url, Assert.IsType<Outcome.Repeated>(pair.First).Url);
            }
            else
            {
                Assert.Contains($"was accepted by {winning.Terms.Name} on ", Why(pair.First), StringComparison.Ordinal);
            }
        });
        var again = await Task.WhenAll(Enumerable.Range(0, 10)
            .Select(_ => world.AcceptQuote.RunAsync(winning.Form, winning.Terms, CancellationToken.None)));
        Assert.All(again, result => Assert.Equal(winner.Url, Assert.IsType<Outcome.Repeated>(result).Url));
        var other = winning.Form with { BodyHash = "Another title" };
        Assert.IsType<Outcome.KeyReused>(await world.AcceptQuote.RunAsync(other, winning.Terms, CancellationToken.None));
        await using var db = database.Contexts.Unscoped();
        Assert.Equal(
            (1, 1, 1, 1, 1),
            (await db.Orders.CountAsync(), await db.Invoices.CountAsync(), await db.LedgerEntries.CountAsync(),
            await db.Contracts.CountAsync(), await db.RequestRecords.CountAsync()));
        Assert.Equal(1, await db.NumberSeries.Where(series => series.Key == Numbering.Numbers.InvoiceKey(world.Vendor.Id))
            .Select(series => series.Last).SingleAsync());
    }

    [SkippableTheory, EveryEngine, Trait("Acceptance", "S9")]
    public async Task Or_declining_wins_but_never_both(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        for (var round = 0; round < 10; round++)
        {
            var quote = await world.PublishAsync(world.Terms(), world.Line(10m, 50m));
            var shown = await world.ShownAsync(quote);
            var accepting = Task.Run(() => world.AcceptQuote.RunAsync(world.Form(), shown, CancellationToken.None));
            var declining = Task.Run(() => world.Transactions.RunAsync(world.Account.Id, async (db, now, token) =>
            {
                var read = await db.Quotes.SingleAsync(row => row.Id == quote.Id, token);
                if (!read.CanDecline(Today))
                {
                    return false;
                }

                read.Decline("Łukasz", "Too dear", now, Today);
                return true;
            }, CancellationToken.None));

            var accepted = await accepting is AcceptQuote.Accepted;
            Assert.NotEqual(accepted, await declining);
            await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
            Assert.Equal(accepted ? QuoteStatus.Purchased : QuoteStatus.Declined,
                await db.Quotes.Where(row => row.Id == quote.Id).Select(row => row.Status).SingleAsync());
            Assert.Equal(accepted, await db.Orders.AnyAsync(order => order.QuoteId == quote.Id));
        }
    }

    [SkippableTheory, EveryEngine]
    public async Task Adds_to_a_contract_until_its_end_and_renews_it_after(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), new DateOnly(2026, 1, 1));
        var contract = await world.ContractAsync(world.Terms(startsOn: new DateOnly(2026, 1, 1)), world.Line(10m, 50m));
        world.GoTo(Today);

        await world.ContractAsync(world.Terms(contract: contract), world.Line(25m, 120m));
        var renewal = await world.PublishAsync(world.Terms(contract: contract, type: QuoteType.Renewal), world.Line(35m, 110m));
        Assert.IsType<AcceptQuote.Accepted>(await world.AcceptAsync(renewal));

        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var after = await db.Contracts.Include(row => row.Terms).SingleAsync();
        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2027, 12, 31), 2), (after.AnchorOn, after.EndsOn, after.Terms.Count));
        Assert.Equal(contract.Number, after.Number);
        var added = await db.Orders.Include(order => order.Lines).OrderBy(order => order.Number).Skip(1).FirstAsync();
        Assert.Equal((Today, new DateOnly(2026, 12, 31)), (added.Lines[0].StartsOn, added.Lines[0].EndsOn));

        // 8 of 30 days of November and December: 25 × 120.00 × 38/30.
        Assert.Equal(3800m, added.NetAmount);
    }

    [SkippableTheory, EveryEngine, Trait("Acceptance", "S11")]
    public async Task Is_refused_with_its_own_explanation_and_nothing_is_written(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var contract = await world.ContractAsync(world.Terms(startsOn: Today), world.Line(10m, 50m));
        var expected = await CountAsync(world);

        var stale = await world.ShownAsync(await world.PublishAsync(world.Terms(), world.Line(10m, 50m)));
        Task<Outcome> AcceptAsync(AcceptQuote.Terms terms) => world.AcceptQuote.RunAsync(world.Form(), terms, CancellationToken.None);
        Assert.IsType<AcceptQuote.FiguresChanged>(await AcceptAsync(stale with { SnapshotHash = new string('0', 64) }));
        Assert.IsType<AcceptQuote.FiguresChanged>(await AcceptAsync(stale with { ShownOn = Today.AddDays(-1) }));
        Assert.IsType<Outcome.NotFound>(await AcceptAsync(stale with { Slug = "Q-0" }));

        var addOn = await world.PublishAsync(world.Terms(contract: contract), world.Line(10m, 50m));
        var renewal = await world.PublishAsync(world.Terms(contract: contract,
            type: QuoteType.Renewal) with
        { RenewalFingerprint = "OTHER=1" }, world.Line(10m, 50m));
        await RefusedAsync(world, renewal, $"Licenses were added to contract {contract.Number}");
        await ChangeAsync(world, db => db.Contracts.SingleAsync(row => row.Id == contract.Id),
            row => row.Renew(new DateOnly(2028, 11, 22)));
        await RefusedAsync(world, addOn, "now ends on 22 November 2028");
        await RefusedAsync(world, renewal, "already renewed");
        await ChangeAsync(world, db => db.Contracts.SingleAsync(row => row.Id == contract.Id), row => row.Terminate(Today.AddDays(1)));
        await RefusedAsync(world, addOn, "is terminated as of 24 November 2026");

        foreach (var (verb, said) in new (Action<Quote>, string)[]
        {
            (quote => quote.Decline("Łukasz", "No", world.Clock.GetUtcNow(), Today), "was declined by Łukasz"),
            (quote => quote.Withdraw("Noémie", world.Clock.GetUtcNow()), "was withdrawn on"),
            (quote => quote.Supersede(world.Clock.GetUtcNow()), "was replaced by a newer version on"),
        })
        {
            var quote = await world.PublishAsync(world.Terms(), world.Line(10m, 50m));
            await ChangeAsync(world, db => db.Quotes.SingleAsync(row => row.Id == quote.Id), verb);
            await RefusedAsync(world, quote, $"{quote.Number} {said}");
        }

        Assert.Equal(expected, await CountAsync(world));
    }

    [Theory, Trait("Acceptance", "S11")]
    [InlineData("America/Los_Angeles", "2026-11-01", "2026-11-02T07:59:59Z", "2026-11-02T08:00:00Z")]
    [InlineData("America/Los_Angeles", "2026-03-08", "2026-03-09T06:59:59Z", "2026-03-09T07:00:00Z")]
    [InlineData("America/Santiago", "2026-09-05", "2026-09-06T03:59:59Z", "2026-09-06T04:00:00Z")]
    [InlineData("Asia/Tokyo", "2026-11-22", "2026-11-22T14:59:59Z", "2026-11-22T15:00:00Z")]
    public async Task Is_possible_to_the_last_second_of_the_vendors_day(string zone, string expiresOn, string last, string first)
    {
        var day = DateOnly.Parse(expiresOn, System.Globalization.CultureInfo.InvariantCulture);
        var world = await World.CreateAsync(await databases.OnAsync(Engine.Sqlite), day.AddDays(-5), zone: zone);
        var other = await world.PublishAsync(world.Terms() with { ExpiresOn = day }, world.Line(10m, 50m));

        world.Clock.SetUtcNow(DateTimeOffset.Parse(first, System.Globalization.CultureInfo.InvariantCulture));
        await RefusedAsync(world, other, $"{other.Number} could be accepted until the end of");

        var inTime = await World.CreateAsync(await databases.OnAsync(Engine.Sqlite), day.AddDays(-5), zone: zone);
        var punctual = await inTime.PublishAsync(inTime.Terms() with { ExpiresOn = day }, inTime.Line(10m, 50m));
        inTime.Clock.SetUtcNow(DateTimeOffset.Parse(last, System.Globalization.CultureInfo.InvariantCulture));
        Assert.IsType<AcceptQuote.Accepted>(await inTime.AcceptAsync(punctual));
    }

    private static async Task RefusedAsync(World world, Quote quote, string said)
    {
        var terms = new AcceptQuote.Terms(quote.Slug, quote.Revision, world.Today, "", "Z", "T", BillTo: null, PoNumber: null);
        Assert.Contains(said, Why(await world.AcceptQuote.RunAsync(world.Form(), terms, CancellationToken.None)), StringComparison.Ordinal);
    }

    private static string Why(Outcome outcome) => Assert.IsType<Outcome.Changed>(outcome).Why.ToString();

    private static async Task ChangeAsync<TEntity>(World world, Func<CheckoutDbContext, Task<TEntity>> read, Action<TEntity> change)
    {
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        change(await read(db));
        await db.SaveChangesAsync();
    }

    private static async Task<(int Orders, int Invoices, int Entries, int Installed, int Messages, int Requests)> CountAsync(World world)
    {
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        return (await db.Orders.CountAsync(), await db.Invoices.CountAsync(), await db.LedgerEntries.CountAsync(),
            await db.InstalledProducts.CountAsync(),
            await db.OutboxMessages.CountAsync(message => message.ForAccountId == world.Account.Id), await db.RequestRecords.CountAsync());
    }
}
