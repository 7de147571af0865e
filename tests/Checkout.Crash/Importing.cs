using System.Globalization;
using Checkout.Data;
using Checkout.Data.Audit;
using Checkout.Data.Feed;
using Checkout.Domain;
using Checkout.Testing.Time;

namespace Checkout.Crash;

/// <summary>Imports a file, says after the first batch how many records have been written, and waits there to be killed.</summary>
internal static class Importing
{
    public static async Task RunAsync(DatabaseOptions options, string path, Action<string> say)
    {
        var contexts = CheckoutDbContexts.For(options, new AuditKey(options, Environment.GetEnvironmentVariable("Audit__Key")));
        var import = new FeedImport(contexts, new BusinessCalendar(TimeZoneInfo.Utc), TestClock.Running);
        var report = await import.RunAsync(FeedSource.File(path), progress: new Progress(say));
        say(report.Succeeded ? "done" : report.Problems[0].ToString());
    }

    private sealed class Progress(Action<string> say) : IProgress<FeedProgress>
    {
        public void Report(FeedProgress value)
        {
            if (value.IsWriting)
            {
                say(value.Records.ToString(CultureInfo.InvariantCulture));
                Thread.Sleep(Timeout.Infinite);
            }
        }
    }
}
