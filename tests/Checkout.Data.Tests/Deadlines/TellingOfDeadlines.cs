using Checkout.Data.Deadlines;
using Checkout.Data.Identity;
using Checkout.Domain.Accounts;
using Checkout.Domain.Contracts;
using Checkout.Domain.Deadlines;
using Checkout.Domain.Messages;
using Checkout.Domain.Payments;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Deadlines;

/// <summary>Members hear of what is near over a year of fake clock: each step once, one batch a day, and nobody who must not.</summary>
[Trait("Acceptance", "O7")]
public sealed class TellingOfDeadlines
{
    private static readonly DateOnly Start = new(2026, 1, 5);

    private static readonly Dictionary<DeadlineKind, int[]> Schedule = new()
    {
        [DeadlineKind.QuoteExpires] = [14, 3],
        [DeadlineKind.NoticeDue] = [30, 7],
        [DeadlineKind.TermEnds] = [30],
        [DeadlineKind.CardExpires] = [30, 7],
    };

    /// <summary>The days on which anything can happen; down for three weeks in March and for forty days in summer.</summary>
    [SkippableTheory, EveryEngine]
    public async Task Through_a_year_with_downtime_and_two_processes_each_step_is_told_once(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await BeginAsync(database);
        var (leaves, until) = (await MemberAsync(world, "leaver", "System Administrator"), Start.AddDays(150));
        await MemberAsync(world, "outsider", "Standard User");
        await ChangeAsync(database, db => db.Memberships.Single(row => row.UserId == leaves).EndOn(until));
        var deadlines = await FillAsync(world);
        var steps = deadlines.SelectMany(found => Schedule[found.Kind].Select(step => found.On.AddDays(-step)));
        var days = new SortedSet<DateOnly>(steps.Concat(deadlines.SelectMany(found => new[] { found.On, found.On.AddDays(1), found.Gone }))
            .Concat([Start.AddDays(81), Start.AddDays(220), until, until.AddDays(1)])
            .Where(day => (day.DayNumber - Start.DayNumber) is (>= 1 and <= 60) or (>= 81 and <= 180) or (>= 220 and < 365)));
        var expected = new HashSet<(Guid User, DeadlineKind, Guid, DateOnly, int Step)>();
        var batches = new HashSet<(Guid User, DateOnly)>();
        foreach (var day in days)
        {
            At(world, day, hour: 17);
            var going = deadlines.Where(found => found.Gone <= day && found.Withdraw is not null).ToList();
            await ChangeAsync(database, db => going.ForEach(found => found.Withdraw!(db)));
            deadlines.RemoveAll(found => found.Gone <= day);
            foreach (var user in day <= until ? new[] { world.User.Id, leaves } : [world.User.Id])
            {
                foreach (var found in deadlines.Where(found => found.On >= day))
                {
                    var step = Schedule[found.Kind].Where(step => found.On.AddDays(-step) <= day).DefaultIfEmpty(-1).Min();
                    if (step >= 0 && !expected.Any(told => told.User == user && told.Item3 == found.Id && told.Item2 == found.Kind
                        && told.Step <= step))
                    {
                        expected.Add((user, found.Kind, found.Id, found.On, step));
                        batches.Add((user, day));
                    }
                }
            }

            await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Run(world).RunAsync(CancellationToken.None))));
        }

        await using var db = database.Contexts.Unscoped();
        var notices = await db.DeadlineNotices.ToListAsync();
        Assert.Equal(expected.Order(), notices.Select(row => (row.UserId, row.Kind, row.SubjectId, row.On, row.Step)).Order());
        Assert.Equal(batches.Order(), notices.Select(row => (row.UserId, row.ToldOn)).Distinct().Order());
        Assert.Equal(notices.Select(row => (Guid?)row.Id).Order(), (await db.OutboxMessages
            .Where(row => MessageKinds.Deadlines.Contains(row.Kind)).Select(row => row.SubjectId).ToListAsync()).Order());
        Assert.True(notices.Count > 40, $"Only {notices.Count} notices: the year was too quiet.");
        Assert.Empty(world.Log.Troubles);
    }

    [SkippableTheory, EveryEngine]
    public async Task Each_day_has_one_batch_from_the_hour_of_the_accounts_own_morning_and_what_comes_later_waits(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await BeginAsync(database);
        await world.PublishAsync(world.Terms() with { ExpiresOn = Start.AddDays(4) }, world.Line(1m, 10m));
        var run = Run(world);

        // Nine in the evening in Berlin, seven in the morning, eight: the vendor, nine hours behind, has the same day still.
        At(world, Start.AddDays(1), hour: 20);
        Assert.Equal(0, await run.RunAsync(CancellationToken.None));
        At(world, Start.AddDays(1), hour: 6);
        Assert.Equal(0, await run.RunAsync(CancellationToken.None));
        At(world, Start.AddDays(1), hour: 7);
        Assert.Equal(1, await run.RunAsync(CancellationToken.None));
        await world.PublishAsync(world.Terms() with { ExpiresOn = Start.AddDays(4) }, world.Line(1m, 10m));
        Assert.Equal(0, await run.RunAsync(CancellationToken.None));
        Assert.Equal(0, await Run(world).RunAsync(CancellationToken.None));

        At(world, Start.AddDays(3), hour: 17);
        Assert.Equal(1, await run.RunAsync(CancellationToken.None));
        Assert.Equal(0, await Run(world).RunAsync(CancellationToken.None));
    }

    [SkippableTheory, EveryEngine]
    public async Task An_address_that_is_refused_is_told_to_the_others_once_and_again_after_a_month(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await BeginAsync(database);
        var contact = await MemberAsync(world, "pat", "System Administrator");
        var contract = world.Contract("C-1", Start, Start.AddDays(364));
        await world.WriteAsync(contract);
        await ChangeAsync(database, db =>
        {
            var kept = db.Contracts.Include(row => row.Contacts).Single();
            db.BillingDetailsChanges.Add(kept.ReviseBilling(
                kept.Billing with { Contacts = [new BillingContactDetails("Pat", "PAT@acme.example", IsPrimary: true)] }, contact, "Pat",
                world.Clock.GetUtcNow()));
        });
        var told = new List<DateOnly>();
        foreach (var day in new[] { 1, 2, 3, 6, 20, 33, 34, 60, 90 })
        {
            At(world, Start.AddDays(day), hour: 17);
            if (day is 1 or 3 or 33)
            {
                var message = new OutboxMessage(MessageKind.InvoiceReady, "pat@acme.example", "Pat", world.Account.Id, Guid.NewGuid(), null,
                    world.Clock.GetUtcNow());
                message.Refuse(world.Clock.GetUtcNow());
                await world.WriteAsync(message, new OutboxMessage(MessageKind.InvoiceReady, "kim@acme.example", "Kim", world.Account.Id,
                    Guid.NewGuid(), null, world.Clock.GetUtcNow()));
            }

            told.AddRange(Enumerable.Repeat(Start.AddDays(day), await Run(world).RunAsync(CancellationToken.None)));
        }

        Assert.Equal([Start.AddDays(1), Start.AddDays(33)], told);
        await using var db = database.Contexts.Unscoped();
        Assert.Equal([world.User.Email!, world.User.Email!],
            await db.OutboxMessages.Where(row => row.Kind == MessageKind.AddressRefused).Select(row => row.To).ToListAsync());
    }

    [Fact]
    public async Task The_vendor_says_when_and_of_what()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var world = await BeginAsync(database);
        await world.PublishAsync(world.Terms() with { ExpiresOn = Start.AddDays(40) }, world.Line(1m, 10m));
        await world.WriteAsync(world.Contract("C-1", Start, Start.AddDays(40)));
        var policy = new DeadlineOptions { QuoteExpiry = "20, 1", Renewal = "", RefusedAddresses = false }.ToPolicy();
        var told = new List<int>();
        for (var day = 1; day < 45; day++)
        {
            At(world, Start.AddDays(day), hour: 17);
            told.AddRange(Enumerable.Repeat(day, await Run(world, policy).RunAsync(CancellationToken.None)));
        }

        Assert.Equal([20, 39], told);
        var off = new DeadlineOptions { QuoteExpiry = "", Notice = "", Renewal = "", CardExpiry = "", RefusedAddresses = false }.ToPolicy();
        Assert.Empty(off.Told);
        Assert.Equal(0, await Run(world, off).RunAsync(CancellationToken.None));
    }

    private static DeadlineRun Run(World world, DeadlinePolicy? policy = null) =>
        new(world.Database.Contexts, world.Transactions, world.Calendar, policy ?? new DeadlineOptions().ToPolicy(),
            new Till(world).Gateway, world.Runs, world.Clock);

    private static async Task<World> BeginAsync(TestDatabase database)
    {
        var world = await World.CreateAsync(database, Start);
        At(world, Start, hour: 23);
        return world;
    }

    /// <summary>An hour of UTC on a business date.</summary>
    private static void At(World world, DateOnly day, int hour)
    {
        var now = new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.Zero);
        world.Clock.SetUtcNow(now.AddDays(day.DayNumber - world.Calendar.DateAt(now).DayNumber));
    }

    private static async Task ChangeAsync(TestDatabase database, Action<CheckoutDbContext> change)
    {
        await using var db = database.Contexts.Unscoped();
        change(db);
        await db.SaveChangesAsync();
    }

    private static async Task<Guid> MemberAsync(World world, string name, string profile)
    {
        await using var db = world.Database.Contexts.Unscoped();
        var user = new CheckoutUser($"{name}@acme.example", name);
        db.AddRange(user, new Membership(world.Account.Id, user.Id, await db.Profiles.SingleAsync(row => row.Name == profile)));
        await db.SaveChangesAsync();
        return user.Id;
    }

    private static async Task<List<Dated>> FillAsync(World world)
    {
        var found = new List<Dated>();
        for (var n = 0; n < 9; n++)
        {
            var expires = Start.AddDays(12 + (n * 37));
            var quote = await world.PublishAsync(world.Terms() with { ExpiresOn = expires }, world.Line(1m, 10m));
            found.Add(n % 3 == 1 ? new Dated(DeadlineKind.QuoteExpires, quote.Id, expires, expires.AddDays(-5),
                db => db.Quotes.Single(row => row.Id == quote.Id).Withdraw("Noémie", world.Clock.GetUtcNow()))
                : new Dated(DeadlineKind.QuoteExpires, quote.Id, expires));
        }

        for (var n = 0; n < 6; n++)
        {
            var contract = world.Contract($"C-{n}", Start.AddDays(-200), Start.AddDays(50 + (n * 55)));
            var card = new StoredMethod(world.Account.Id, new StoredMethodTerms("Simulated", "cus", $"pm{n}", PaymentMethod.Card, "Visa",
                $"424{n}", 1 + (n * 2), 2026), "Zoë", world.Clock.GetUtcNow());
            await world.WriteAsync(contract, card);
            found.AddRange(new Dated(DeadlineKind.TermEnds, contract.Id, contract.EndsOn),
                new Dated(DeadlineKind.CardExpires, card.Id, card.LastOn!.Value));
            if (n % 2 == 0)
            {
                await ChangeAsync(world.Database, db => db.Entry(db.Contracts.Single(row => row.Id == contract.Id))
                    .Property(row => row.AutoRenews).CurrentValue = true);
                found.Add(new Dated(DeadlineKind.NoticeDue, contract.Id, contract.NoticeOn));
            }
        }

        return found;
    }

    private sealed record Dated(DeadlineKind Kind, Guid Id, DateOnly On, DateOnly? GoneOn = null,
        Action<CheckoutDbContext>? Withdraw = null)
    {
        /// <summary>From this day on it is not there any more.</summary>
        public DateOnly Gone => GoneOn ?? DateOnly.MaxValue;
    }
}
