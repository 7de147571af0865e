using Checkout.Data.Collections;
using Checkout.Data.Sandbox;
using Checkout.Web.Features.Sandbox;
using Checkout.Web.Hosting;
using Checkout.Web.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Cli.Commands;

/// <summary><c>checkout sandbox advance</c></summary>
internal static class SandboxCommand
{
    public static Command Create(ConnectionOptions connection)
    {
        var days = new Option<int>("--days") { Description = "So many days further.", HelpName = "number" };
        var months = new Option<int>("--months") { Description = "So many months further.", HelpName = "number" };
        var to = new Option<DateOnly?>("--to") { Description = "To this day, such as 2026-12-01.", HelpName = "date" };
        var next = new Option<bool>("--next") { Description = "To the next day on which something happens by itself." };
        var advance = Operation.Define("advance",
            "Moves the clock of a sandbox forward, day by day, with everything that happens on the way. It never goes back.", connection,
            async (operation, cancellation) =>
            {
                var parsed = operation.Parsed;
                if (operation.Get<TimeProvider>() is not SandboxClock)
                {
                    await operation.Error.WriteLineAsync("Only a sandbox’s clock can be moved: set ASPNETCORE_ENVIRONMENT to Sandbox.");
                    return ExitCode.Failed;
                }

                await using var portal = BuildPortal(operation, connection.ContentRoot(parsed));
                if (SettingsCheck.Problems(portal.Services) is { Count: > 0 } problems)
                {
                    await operation.Error.WriteAsync(SettingsCheck.Page(problems));
                    return ExitCode.Failed;
                }

                var move = portal.Services.GetRequiredService<SandboxMove>();
                var day = parsed.GetValue(next) ? await NextAsync(operation, portal.Services, move, cancellation)
                    : parsed.GetValue(to) ?? move.Today.AddMonths(parsed.GetValue(months)).AddDays(parsed.GetValue(days));
                if (day <= move.Today || day > move.Latest)
                {
                    await operation.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                        $"It is {move.Today:yyyy-MM-dd}. Say how far with --days, --months, --to or --next: at most a year, never back."));
                    return ExitCode.Usage;
                }

                await operation.Output.WriteLineAsync((await move.ToAsync(day, cancellation)).Words.ToString());
                return ExitCode.Done;
            }, takes: [days, months, to, next]);
        return new Command("sandbox", "A sandbox’s clock.") { advance };
    }

    // The whole portal, not started: what happens on a day is the work of its workers.
    private static Microsoft.AspNetCore.Builder.WebApplication BuildPortal(Operation operation, string contentRoot)
    {
        var database = operation.Get<DatabaseOptions>();
        return Portal.Build(["--environment", SandboxEnvironment.Name, "--contentRoot", contentRoot, "--applicationName", "Checkout.Web",
            $"--Database:Provider={database.Provider}", $"--Database:ConnectionString={database.ConnectionString}",
            "--Serilog:MinimumLevel:Default=Warning"]);
    }

    private static async Task<DateOnly> NextAsync(Operation operation, IServiceProvider services, SandboxMove move,
        CancellationToken cancellation)
    {
        await using var db = operation.OpenDatabase();
        var reminders = services.GetRequiredService<ReminderPolicy>();
        var events = await SandboxAgenda.ReadAsync(db, move.Today, move.Latest, reminders, cancellation);
        RuleViolation.ThrowIf(events.Count == 0, $"Nothing happens by itself within a year.");

        await operation.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"Next: {events[0].On:yyyy-MM-dd}, {events[0].Words}."));
        return events[0].On;
    }
}
