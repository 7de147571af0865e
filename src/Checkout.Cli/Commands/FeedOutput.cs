using Checkout.Data.Feed;
using Spectre.Console;

namespace Checkout.Cli.Commands;

/// <summary>Shows how an import goes and what came of it: a bar on a terminal, plain lines otherwise.</summary>
internal static class FeedOutput
{
    private const int LineEvery = 10_000;

    public static async Task<FeedReport> RunAsync(Operation operation, Func<IProgress<FeedProgress>, Task<FeedReport>> import)
    {
        var isTerminal = ReferenceEquals(operation.Output, Console.Out) && !Console.IsOutputRedirected
            && AnsiConsole.Profile.Capabilities.Interactive;
        return isTerminal ? await WithBarAsync(import) : await import(new PlainLines(operation.Output));
    }

    public static async Task WriteAsync(Operation operation, FeedReport report)
    {
        var name = Path.GetFileName(report.Source);
        foreach (var warning in report.Warnings.Take(20))
        {
            await operation.Error.WriteLineAsync($"{name}, warning, {warning}");
        }

        if (report.Warnings.Count + report.MoreWarnings - 20 is > 0 and var unseen)
        {
            await operation.Error.WriteLineAsync(FormattableString.Invariant($"{name}: {unseen} more warnings"));
        }

        foreach (var problem in report.Problems)
        {
            await operation.Error.WriteLineAsync($"{name}, {problem}");
        }

        if (report.MoreProblems > 0)
        {
            await operation.Error.WriteLineAsync(FormattableString.Invariant($"{name}: and {report.MoreProblems} more problems"));
        }

        if (!report.Succeeded)
        {
            var problems = report.Problems.Count + report.MoreProblems;
            await operation.Error.WriteLineAsync(FormattableString
                .Invariant($"{name}: {problems} {(problems == 1 ? "problem" : "problems")}; nothing of it was kept."));
            return;
        }

        foreach (var (type, count) in report.Counts)
        {
            await operation.Output.WriteLineAsync(FormattableString
                .Invariant($"  {type,-20} {count.Added,9} added {count.Changed,9} changed {count.Skipped,9} as before"));
        }

        var what = report.CheckOnly ? "in order; nothing was written" : report.Written == 0 ? "nothing new" : "imported";
        await operation.Output.WriteLineAsync(FormattableString.Invariant($"{name}: {report.Records} records, {what}."));
    }

    private static Task<FeedReport> WithBarAsync(Func<IProgress<FeedProgress>, Task<FeedReport>> import) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(context =>
        {
            var reading = context.AddTask("Checking");
            var writing = context.AddTask("Writing", autoStart: false);
            return import(new Bars(reading, writing));
        });

    private sealed class Bars(ProgressTask reading, ProgressTask writing) : IProgress<FeedProgress>
    {
        public void Report(FeedProgress value)
        {
            var task = value.IsWriting ? writing : reading;
            if (!task.IsStarted)
            {
                task.StartTask();
            }

            task.IsIndeterminate = value.TotalBytes is null;
            task.MaxValue = value.TotalBytes ?? 1;
            task.Value = value.Bytes;
        }
    }

    /// <summary>Reports as it is told: <see cref="Progress{T}"/> would do so later, from other threads.</summary>
    private sealed class PlainLines(TextWriter output) : IProgress<FeedProgress>
    {
        private int _next = LineEvery;
        private bool _writing;

        public void Report(FeedProgress value)
        {
            if (value.IsWriting && !_writing)
            {
                (_writing, _next) = (true, LineEvery);
            }

            if (value.Records >= _next)
            {
                output.WriteLine(FormattableString.Invariant($"{(value.IsWriting ? "Wrote" : "Checked")} {value.Records} records"));
                _next = ((value.Records / LineEvery) + 1) * LineEvery;
            }
        }
    }
}
