using Checkout.Data.Billing;
using Checkout.Data.Collections;
using Checkout.Data.Payments.Autopay;
using Checkout.Data.Runs;

namespace Checkout.Data.Operating;

/// <summary>From when on a figure needs a person, each well before customers notice. docs/alerts.md says what to do then.</summary>
public static class OperatingConcerns
{
    public static readonly TimeSpan MailsWait = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan BillingWaits = TimeSpan.FromHours(1);
    public static readonly TimeSpan RemindersWait = TimeSpan.FromHours(2);
    public static readonly TimeSpan ChargesWait = TimeSpan.FromHours(2);
    public static readonly TimeSpan AttemptsHang = TimeSpan.FromMinutes(15);

    /// <summary>Of a day: single ones have a wrong address.</summary>
    public const int MailsGivenUp = 10;

    /// <summary>One line for each matter, named by its run; none where all is well. They name nothing of a customer's.</summary>
    /// <param name="reading">The figures.</param>
    /// <param name="importEvery">How old the last file of the feed may be; null where nobody waits for one.</param>
    public static IReadOnlyList<string> Of(OperatingReading reading, TimeSpan? importEvery)
    {
        var standing = reading.Standing;
        var lines = standing.Select(run => run.ToString()).ToList();
        Waits("messages", reading.Outbox, MailsWait, "messages with documents");
        Waits(BillingRun.Name, reading.Billing, BillingWaits);
        Waits(ReminderRun.Name, reading.Reminders, RemindersWait);
        Waits(AutopayRun.Name, reading.Charges, ChargesWait);
        Waits("payments that hang", reading.Attempts, AttemptsHang);
        if (reading.GivenUp >= MailsGivenUp)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"messages: {reading.GivenUp} were given up in the last day"));
        }

        if (reading.Last(RunTurn.Import) is { } import)
        {
            if (import.StandsSince is not null)
            {
                lines.Add(string.Create(CultureInfo.InvariantCulture,
                    $"import: the last file had {import.Undone} {(import.Undone == 1 ? "problem" : "problems")} and was not taken, "
                    + $"{Standstill.Instant(import.EndedAt)}"));
            }
            else if (importEvery is { } every && reading.At - import.CleanFrom > every)
            {
                lines.Add($"import: no file was taken since {Standstill.Instant(import.CleanFrom!.Value)}");
            }
        }

        if (reading.Last(RunTurn.Figures) is { StandsSince: not null } figures)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture,
                $"figures: {figures.Undone} differed from the documents, {Standstill.Instant(figures.EndedAt)}"));
        }

        return lines;

        void Waits(string run, Backlog backlog, TimeSpan most, string? other = null)
        {
            if (backlog.Age(reading.At) < most || standing.Any(stands => stands.Run == run || stands.Run == other))
            {
                return;
            }

            lines.Add(string.Create(CultureInfo.InvariantCulture,
                $"{run}: {backlog.Count} {(backlog.Count == 1 ? "row waits" : "rows wait")} since "
                + $"{Standstill.Instant(backlog.Since!.Value)}, the last turn was "
                + $"{(reading.Last(run) is { } turn ? Standstill.Instant(turn.EndedAt) : "never")}"));
        }
    }
}
