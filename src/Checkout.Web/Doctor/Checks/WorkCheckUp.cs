using Checkout.Data.Billing;
using Checkout.Data.Operating;
using Checkout.Data.Runs;

namespace Checkout.Web.Doctor.Checks;

/// <summary>What waits for work that should go on by itself, whichever process does it.</summary>
internal sealed class WorkCheckUp(OperatingFigures figures) : IDoctorCheck
{
    private const int ManyGivenUp = 10;

    private static readonly TimeSpan MailsWait = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan WorkWaits = TimeSpan.FromHours(2);
    private static readonly TimeSpan AttemptsHang = TimeSpan.FromMinutes(15);

    // What every portal does at least once an hour.
    private static readonly string[] Steady = ["messages", "messages with documents", BillingRun.Name];

    public async Task<IEnumerable<Finding>> RunAsync(Visit visit, CancellationToken cancellation)
    {
        var reading = await figures.ReadAsync(cancellation);
        return new[]
            {
                Late(Ailments.MailWaits, reading.Outbox, MailsWait, "messages"),
                Late(Ailments.WorkLate, reading.Billing, WorkWaits, "contracts to bill"),
                Late(Ailments.WorkLate, reading.Reminders, WorkWaits, "reminders"),
                Late(Ailments.WorkLate, reading.Charges, WorkWaits, "automatic payments"),
                Late(Ailments.PaymentsHang, reading.Attempts, AttemptsHang, "payments"),
            }
            .OfType<Finding>()
            .Concat(Steady.Select(reading.Last).OfType<RunTurn>().Where(turn => reading.At - turn.EndedAt > WorkWaits)
                .Select(turn => Ailments.WorkStopped.Found($"{turn.Run}: the last turn ended at {Instant(turn.EndedAt)}.")))
            .Concat(reading.Standing.Select(run => Ailments.WorkFails.Found($"{run}.")))
            .Concat(reading.GivenUp < ManyGivenUp ? [] : [Ailments.MailGivenUp.Found($"{reading.GivenUp} of them.")]);

        Finding? Late(Ailment ailment, Backlog backlog, TimeSpan most, string what) => backlog.Age(reading.At) < most ? null
            : ailment.Found($"{backlog.Count} {what}, since {Instant(backlog.Since!.Value)}.");
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
