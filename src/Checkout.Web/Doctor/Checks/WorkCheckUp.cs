using Checkout.Data.Billing;
using Checkout.Data.Operating;
using Checkout.Data.Runs;

namespace Checkout.Web.Doctor.Checks;

/// <summary>What waits for work that should go on by itself, whichever process does it.</summary>
internal sealed class WorkCheckUp(OperatingFigures figures) : IDoctorCheck
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(2);

    // What every portal does all the time.
    private static readonly string[] Steady = ["messages", "messages with documents", BillingRun.Name];

    public async Task<IEnumerable<Finding>> RunAsync(Visit visit, CancellationToken cancellation)
    {
        var reading = await figures.ReadAsync(cancellation);
        return new[]
            {
                Late(Ailments.MailWaits, reading.Outbox, OperatingConcerns.MailsWait, "messages"),
                Late(Ailments.WorkLate, reading.Billing, OperatingConcerns.BillingWaits, "contracts to bill"),
                Late(Ailments.WorkLate, reading.Reminders, OperatingConcerns.RemindersWait, "reminders"),
                Late(Ailments.WorkLate, reading.Charges, OperatingConcerns.ChargesWait, "automatic payments"),
                Late(Ailments.PaymentsHang, reading.Attempts, OperatingConcerns.AttemptsHang, "payments"),
            }
            .OfType<Finding>()
            .Concat(Steady.Select(reading.Last).OfType<RunTurn>().Where(turn => reading.At - turn.EndedAt > LongestPause)
                .Select(turn => Ailments.WorkStopped.Found($"{turn.Run}: the last turn ended at {Standstill.Instant(turn.EndedAt)}.")))
            .Concat(reading.Standing.Select(run => Ailments.WorkFails.Found($"{run}.")))
            .Concat(reading.GivenUp < OperatingConcerns.MailsGivenUp ? [] : [Ailments.MailGivenUp.Found($"{reading.GivenUp} of them.")]);

        Finding? Late(Ailment ailment, Backlog backlog, TimeSpan most, string what) => backlog.Age(reading.At) < most ? null
            : ailment.Found($"{backlog.Count} {what}, since {Standstill.Instant(backlog.Since!.Value)}.");
    }
}
