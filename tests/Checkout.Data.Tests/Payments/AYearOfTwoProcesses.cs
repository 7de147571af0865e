using System.Globalization;
using Checkout.Data.Payments.Gateways;
using Checkout.Domain.Billing;
using Checkout.Domain.Collections;
using Checkout.Domain.Contracts;
using Checkout.Domain.Messages;
using Checkout.Domain.Payments;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Checkout.Data.Tests.Payments;

/// <summary>
/// Two processes of the portal's background work on one PostgreSQL database race through a year: invoices, charges, retries, reminders,
/// mails. They are down for a while, and one or the other is killed after the gateway has charged, after a mail has left, or as it commits.
/// </summary>
[Trait("Acceptance", "P5"), Trait("Category", "Soak")]
public sealed class AYearOfTwoProcesses
{
    private static readonly DateOnly Start = new(2026, 1, 15);
    private static readonly DateOnly End = new(2027, 3, 1);
    private static readonly string[] Places = ["charge", "mail", "commit"];

    // In an ordinary run an invoice a quarter, a turn every few days and 3 kills; under ./build soak an invoice a month, every day of the
    // year and 30.
    private static readonly bool IsLong = SoakFactor.Value > 1;
    private static readonly int Invoices = IsLong ? 12 : 4;
    private static readonly int Kills = SoakFactor.Times(Places.Length);

    private readonly Random _random = new(20260115);
    private readonly List<DateOnly> _days = [];
    private int _killed;

    [SkippableFact]
    public async Task Takes_each_charge_once_and_sends_each_mail_once_or_again_under_one_message_id()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.PostgreSql);
        var auto = new Autopaying(await World.CreateAsync(database, Start));
        var pays = await ContractAsync(auto.World);
        var declines = await ContractAsync(auto.World);
        await auto.CardAsync();
        var bad = await auto.CardAsync("4000000000000341");
        await auto.SwitchAsync(pays, AutopayMode.OnDueDate);
        await auto.SwitchAsync(declines, AutopayMode.OnDueDate, bad.Slug);
        var owes = await World.CreateAsync(database, Start);
        await ContractAsync(owes);
        var folder = Directory.CreateTempSubdirectory("checkout-mail-");
        try
        {
            await LiveAsync(database, folder.FullName);
            await VerifyChargesAsync(auto, pays, declines);
            await VerifyRemindersAsync(owes);
            await VerifyMailsAsync(database, folder);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<Contract> ContractAsync(World world) =>
        world.ContractAsync(world.Terms(startsOn: Start, IsLong ? BillingFrequency.Monthly : BillingFrequency.Quarterly),
        world.Line(10m, 10m));

    private async Task LiveAsync(TestDatabase database, string folder)
    {
        var processes = await Task.WhenAll(LivingProcess.StartAsync(database.Options, folder),
            LivingProcess.StartAsync(database.Options, folder));
        try
        {
            for (var day = Start; day <= End; day = day.AddDays(IsLong ? 1 : _random.Next(4, 11)))
            {
                // Asleep over two due dates in spring, and for the better part of the summer.
                if (day.Month is 7 or 8 || (day.Month == 4 && day.Day is > 10 and < 20))
                {
                    continue;
                }

                _days.Add(day);
                var place = _killed < Kills ? $" {Places[_killed % Places.Length]} {_random.Next(_killed % Places.Length == 2 ? 6 : 1)}"
                    : "";
                var mortal = _random.Next(2);
                var alive =
                    await Task.WhenAll(processes.Select((process, n) => process.LiveAsync(At(day, 20, 0) + (n == mortal ? place : ""))));
                if (Array.TrueForAll(alive, lives => lives))
                {
                    continue;
                }

                // Whoever died is started again: once within the time in which a charge is taken up by another, and once after every lease.
                _killed++;
                await processes[mortal].DisposeAsync();
                processes[mortal] = await LivingProcess.StartAsync(database.Options, folder);
                foreach (var at in (string[])[At(day, 20, 4), At(day, 22, 10)])
                {
                    Assert.DoesNotContain(false, await Task.WhenAll(processes.Select(process => process.LiveAsync(at))));
                }
            }
        }
        finally
        {
            foreach (var process in processes)
            {
                await process.DisposeAsync();
            }
        }

        Assert.Equal(Kills, _killed);
    }

    private static string At(DateOnly day, int hour, int minute) =>
        FormattableString.Invariant($"{day:yyyy-MM-dd}T{hour:00}:{minute:00}:00Z");

    /// <summary>What the gateway's books say, against the invoices.</summary>
    private static async Task VerifyChargesAsync(Autopaying auto, Contract pays, Contract declines)
    {
        await using var db = auto.World.Database.Contexts.ForAccount(auto.World.Account.Id);
        var asked = await db.SimulatedPayments.AsNoTracking().Where(row => row.OwnerId == auto.World.Account.Id).ToListAsync();
        var attempts = await db.PaymentAttempts.AsNoTracking().Include(row => row.Parts).ToListAsync();
        var invoices = await db.Invoices.AsNoTracking().ToListAsync();
        var plans = await auto.PlansAsync();
        var charges = plans.SelectMany(plan => plan.Charges).ToList();

        // The gateway was asked once for each attempt, and each attempt is one charge of a plan.
        Assert.Equal(attempts.Select(row => (Guid?)row.Id).Order(), asked.Select(row => row.AttemptId).Order());
        Assert.Equal(attempts.Select(row => (Guid?)row.Id).Order(), charges.Select(row => row.AttemptId).Order());
        Assert.All(plans, plan => Assert.Equal(plan.Charges.Count, plan.Charges.DistinctBy(charge => charge.On).Count()));

        // It took each invoice's amount once, and nothing where it declines.
        var taken = asked.Where(row => row.Outcome == GatewayOutcome.Succeeded)
            .Select(row => (attempts.Single(attempt => attempt.Id == row.AttemptId).Parts.Single().InvoiceId, row.Amount));
        Assert.Equal(invoices.Where(row => row.ContractId == pays.Id).Select(row => (row.Id, row.DueAmount)).Order(), taken.Order());
        Assert.Equal((Invoices, Invoices),
            (invoices.Count(row => row.ContractId == pays.Id), invoices.Count(row => row.ContractId == declines.Id)));
        Assert.All(plans, plan => Assert.Equal(plan.ContractId == pays.Id ? AutopaymentStatus.Settled : AutopaymentStatus.GivenUp,
            plan.Status));
        Assert.All(plans.Where(plan => plan.ContractId == declines.Id), plan => Assert.Equal(4, plan.Charges.Count));
        Assert.Equal(1200m, await auto.Till.BalanceAsync());
        Assert.DoesNotContain(invoices, row => row.ReservedById is not null);

        var mails = await db.OutboxMessages.AsNoTracking().Where(row => row.ForAccountId == auto.World.Account.Id).ToListAsync();
        Assert.Equal((2 * Invoices, Invoices, 3 * Invoices, Invoices),
            (Count(MessageKind.AutopayAnnounced), Count(MessageKind.PaymentReceived), Count(MessageKind.AutopayFailed),
            Count(MessageKind.AutopayGivenUp)));
        int Count(MessageKind kind) => mails.Count(row => row.Kind == kind);
    }

    /// <summary>Each step once, as the schedule says for the days on which anybody was there.</summary>
    private async Task VerifyRemindersAsync(World owes)
    {
        await using var db = owes.Database.Contexts.ForAccount(owes.Account.Id);
        var invoices = await db.Invoices.AsNoTracking().ToListAsync();
        var expected = invoices.SelectMany(invoice => _days.Where(day => day >= invoice.IssuedOn)
            .Select(day => (invoice.Id, Step: ReminderPolicy.Standard.NewestStep(invoice.DueOn!.Value, day))))
            .Where(item => item.Step is not null).Distinct().Select(item => (item.Id, item.Step!.Value));
        var taken = await db.InvoiceReminders.Select(row => new { row.InvoiceId, row.Step }).ToListAsync();
        Assert.Equal(Invoices, invoices.Count);
        Assert.Equal(expected.Order(), taken.Select(row => (row.InvoiceId, row.Step)).Order());
        var notices = await db.ReminderNotices.Select(row => (Guid?)row.Id).ToListAsync();
        var mails = await db.OutboxMessages.Where(row => row.ForAccountId == owes.Account.Id && row.Kind == MessageKind.PaymentReminder)
            .Select(row => row.SubjectId).ToListAsync();
        Assert.Equal(notices.Order(), mails.Order());
    }

    /// <summary>What arrived, against what was to be said.</summary>
    private static async Task VerifyMailsAsync(TestDatabase database, DirectoryInfo folder)
    {
        await using var db = database.Contexts.Unscoped();
        var outbox = await db.OutboxMessages.AsNoTracking().ToListAsync();
        Assert.All(outbox, message => Assert.Equal((MessageStatus.Sent, null), (message.Status, message.LastError)));

        // Nothing is said twice: a cause, a reader and what is told of it are one message. What a failure is about differs by its day.
        Assert.All(outbox.GroupBy(row => (row.Kind, row.SubjectId, row.To, row.Data)), messages => Assert.Single(messages));

        var arrived = new List<(string Id, string To, string Subject)>();
        foreach (var file in folder.GetFiles("*.eml"))
        {
            using var mime = await MimeMessage.LoadAsync(file.FullName);
            arrived.Add((mime.MessageId!, mime.To.Mailboxes.Single().Address, mime.Subject!));
        }

        var byId = arrived.ToLookup(mail => mail.Id.Split('@')[0], StringComparer.Ordinal);
        Assert.All(byId, copies => Assert.Single(copies.Distinct()));
        Assert.All(byId, copies => Assert.Equal(outbox.Single(row => row.Id == Guid.ParseExact(copies.Key, "N")).To, copies.First().To));

        // What a run said to one reader is one mail, under the id of its first message.
        Assert.InRange(byId.Count, outbox.Count / 5, outbox.Count);

        // A process died between sending and noting it: its mail came again.
        Assert.True(arrived.Count > byId.Count, "No mail came twice: nobody died between sending and noting it.");
        Assert.InRange(arrived.Count - byId.Count, 1, Kills);
    }
}
