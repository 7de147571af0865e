using System.Net;
using Checkout.Domain.Billing;
using Checkout.Domain.Contracts;
using Checkout.Domain.Messages;
using Checkout.Domain.Payments;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Checkout.Web.Tests.Sandbox;

/// <summary>
/// A sandbox’s clock moves, and what was billed, charged, reminded of and mailed on the way is what the contracts say: amounts and days
/// worked out by hand from the rules, not by the code that bills.
/// </summary>
[Trait("Acceptance", "O5")]
public sealed class PlayingAYear
{
    private const decimal Monthly = 118.88m; // 10 × 9.99, with 19 % tax of 18.981
    private const decimal Quarterly = 699.93m; // 7 × 33.33 × 3
    private const decimal AddOn = 129.68m; // 3 × 20 × (5 days of 31 and two months)
    private const decimal WithAddOn = 879.93m; // and 3 × 20 × 3
    private const decimal Annual = 1800m; // 100 × 1.50 × 12
    private const int Terms = 30;

    private static readonly DateOnly Start = new(2026, 1, 15);
    private static readonly int[] Steps = [-7, 0, 7, 14, 30];

    [Fact]
    public async Task A_quarter_on_the_pages_is_what_the_contracts_say_and_nobody_is_signed_out()
    {
        await using var play = await Play.BeginAsync(Engine.Sqlite);
        var to = new DateOnly(2026, 4, 15);
        using (var browser = await play.Sandbox.Portal.SignedInAs(play.World.User.Email!))
        {
            var clock = (await browser.GetAsync("/Sandbox")).Expect(HttpStatusCode.OK);
            Assert.Contains($"{play.Monthly.Number} is billed", clock.Text, StringComparison.Ordinal);
            var asked = await browser.GetAsync("/Sandbox/Clock?to=2026-04-15");
            Assert.Equal("Move the clock?", asked.Title);
            var form = asked.Form("/Sandbox/Clock");
            var moved = await form.SendAndFollowAsync();
            Assert.Contains("6 invoices issued, 3 payments taken", moved.Flash, StringComparison.Ordinal);
            Assert.Equal("2026-04-15", moved.Find(".sandbox time").GetAttribute("datetime"));
            Assert.Equal("/Sandbox", (await form.SendAsync()).Location);
            Assert.Contains("Moved the sandbox’s clock on", (await browser.GetAsync("/Activity")).Text, StringComparison.Ordinal);
            var back = (await browser.GetAsync("/Sandbox/Clock?to=2026-04-15")).Expect(HttpStatusCode.UnprocessableEntity);
            Assert.Contains("the clock never goes back", back.Errors[0], StringComparison.Ordinal);
        }

        await play.VerifyAsync(to);

        // Another process, and one that is started again, stand where the clock stands.
        await using var again = await SandboxPortal.StartAsync(play.Database, play.World.Clock, play.Sandbox.Mails);
        Assert.Equal(to, again.Move.Today);
    }

    [SkippableFact]
    public async Task Two_processes_that_move_it_at_once_do_each_thing_once()
    {
        await using var play = await Play.BeginAsync(Engine.PostgreSql);
        await using var other = await SandboxPortal.StartAsync(play.Database, play.World.Clock, play.Sandbox.Mails);
        var to = new DateOnly(2026, 2, 22);

        await Task.WhenAll(((SandboxPortal[])[play.Sandbox, other]).Select(sandbox =>
            Task.Run(() => sandbox.Move.ToAsync(to, CancellationToken.None))));

        await play.VerifyAsync(to);
    }

    [SkippableTheory, EveryEngine, Trait("Category", "Soak")]
    public async Task A_year_is_what_the_contracts_say_to_the_cent(Engine engine)
    {
        await using var play = await Play.BeginAsync(engine);
        var to = Start.AddYears(1);

        var report = await play.Sandbox.Move.ToAsync(to, CancellationToken.None);

        Assert.Contains("16 invoices issued, 12 payments taken", report.Words.ToString(), StringComparison.Ordinal);
        await play.VerifyAsync(to);
    }

    private sealed class Play : IAsyncDisposable
    {
        private Contract _quarterly = null!;
        private Contract _annual = null!;

        public required TestDatabase Database { get; init; }

        public required World World { get; init; }

        public Contract Monthly { get; private set; } = null!;

        public SandboxPortal Sandbox { get; private set; } = null!;

        public static async Task<Play> BeginAsync(Engine engine)
        {
            var database = await TestDatabase.CreateAsync(engine);
            var play = new Play { Database = database, World = await World.CreateAsync(database, Start) };
            var world = play.World;
            play.Monthly = await world.ContractAsync(world.Terms(Start, BillingFrequency.Monthly), world.Line(10m, 9.99m, rate: 19m));
            play._quarterly = await world.ContractAsync(world.Terms(Start, BillingFrequency.Quarterly), world.Line(7m, 33.33m));
            await world.ContractAsync(world.Terms(new DateOnly(2026, 2, 10), contract: play._quarterly), world.Line(3m, 20m));
            play._annual = await world.ContractAsync(world.Terms(new DateOnly(2026, 3, 1)), world.Line(100m, 1.5m));
            var auto = new Autopaying(world);
            await auto.CardAsync();
            await auto.SwitchAsync(play.Monthly, AutopayMode.OnDueDate);
            play.Sandbox = await SandboxPortal.StartAsync(database, world.Clock);
            return play;
        }

        public async Task VerifyAsync(DateOnly today)
        {
            await using var db = Database.Contexts.ForAccount(World.Account.Id);
            var plan = Planned().Where(part => part.On <= today).ToList();
            var invoices = await db.Invoices.AsNoTracking().ToListAsync();
            Assert.Equal(plan.OrderBy(part => part.On).ThenBy(part => part.Amount),
                invoices.Select(row => (row.IssuedOn, row.ContractId!.Value, row.DueAmount)).OrderBy(part => part.IssuedOn)
                    .ThenBy(part => part.DueAmount));
            Assert.All(invoices, invoice => Assert.Equal(invoice.IssuedOn.AddDays(Terms), invoice.DueOn));

            // Charged once, on the due date; the others stay open.
            var charges = await db.Autopayments.AsNoTracking().Include(row => row.Charges).ToListAsync();
            var due = invoices.Where(invoice => invoice.ContractId == Monthly.Id && invoice.DueOn <= today).ToList();
            Assert.Equal(due.Select(invoice => (invoice.Id, invoice.DueOn!.Value)).Order(),
                charges.SelectMany(row => row.Charges.Select(charge => (row.InvoiceId, charge.On))).Order());
            Assert.All(invoices, invoice => Assert.Equal(due.Contains(invoice) ? invoice.DueAmount : 0m, invoice.AllocatedAmount));
            Assert.Equal(due.Count * PlayingAYear.Monthly, (await db.PaymentAttempts.Include(row => row.Parts).ToListAsync())
                .Where(row => row.Status == PaymentAttemptStatus.Succeeded).Sum(row => row.Parts.Sum(part => part.Amount)));

            var reminders = await db.InvoiceReminders.Select(row => new
            {
                row.InvoiceId,
                row.Step,
                On = db.ReminderNotices.Where(notice => notice.Id == row.NoticeId).Select(notice => notice.On).First(),
            }).ToListAsync();
            Assert.Equal(invoices.SelectMany(invoice => Steps.Where(step => step <= 0 || invoice.ContractId != Monthly.Id)
                .Select(step => (invoice.Id, step, invoice.DueOn!.Value.AddDays(step)))).Where(step => step.Item3 <= today).Order(),
                reminders.Select(row => (row.InvoiceId, row.Step, row.On)).Order());
            await VerifyMailsAsync(due.Count);
        }

        public async ValueTask DisposeAsync()
        {
            await Sandbox.DisposeAsync();
            await Database.DisposeAsync();
        }

        private IEnumerable<(DateOnly On, Guid Contract, decimal Amount)> Planned() =>
        [
            .. Enumerable.Range(0, 12).Select(month => (Start.AddMonths(month), Monthly.Id, PlayingAYear.Monthly)),
            (Start, _quarterly.Id, Quarterly), (new DateOnly(2026, 2, 10), _quarterly.Id, AddOn),
            .. Enumerable.Range(1, 3).Select(quarter => (Start.AddMonths(3 * quarter), _quarterly.Id, WithAddOn)),
            (new DateOnly(2026, 3, 1), _annual.Id, Annual),
        ];

        private async Task VerifyMailsAsync(int paid)
        {
            await using var db = Database.Contexts.Unscoped();
            var outbox = await db.OutboxMessages.AsNoTracking().ToListAsync();
            Assert.All(outbox, message => Assert.Equal((MessageStatus.Sent, null), (message.Status, message.LastError)));
            Assert.All(outbox.GroupBy(row => (row.Kind, row.SubjectId, row.To, row.Data)), messages => Assert.Single(messages));
            Assert.Equal(paid, outbox.Count(message => message.Kind == MessageKind.PaymentReceived));
            var caught = Sandbox.Mails.GetFiles("*.eml");
            Assert.NotEmpty(caught);
            foreach (var file in caught)
            {
                using var mail = await MimeMessage.LoadAsync(file.FullName);
                Assert.StartsWith("[Sandbox] ", mail.Subject, StringComparison.Ordinal);
                Assert.Contains(Data.Sandbox.SandboxEnvironment.Mark, mail.HtmlBody, StringComparison.Ordinal);
                Assert.StartsWith(Data.Sandbox.SandboxEnvironment.Mark, mail.TextBody, StringComparison.Ordinal);
            }
        }
    }
}
