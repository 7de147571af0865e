using System.Data.Common;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Autopay;
using Checkout.Data.Payments.Gateways;
using Checkout.Data.Payments.Simulated;
using Checkout.Data.Providers;
using Checkout.Data.Runs;
using Checkout.Data.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Checkout.Cli;

/// <summary>What a command works with.</summary>
internal sealed record Operation(IServiceProvider Services, ParseResult Parsed, TextWriter Output, TextWriter Error)
{
    public TService Get<TService>()
        where TService : notnull => Services.GetRequiredService<TService>();

    public CheckoutDbContext OpenDatabase() => Get<CheckoutDbContexts>().Unscoped();

    /// <summary>After work on many rows: says how many could not be dealt with. What was wrong with each is logged.</summary>
    public async Task<int> EndAsync()
    {
        var standing = Get<RunGuard>().Standing;
        foreach (var run in standing)
        {
            await Error.WriteLineAsync(run.ToString());
        }

        return standing.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>Gives a command its action: services are set up, the database is looked at, failures become exit codes.</summary>
    /// <param name="takes">Its arguments and options.</param>
    public static Command Define(string name, string description, ConnectionOptions connection,
        Func<Operation, CancellationToken, Task<int>> work, bool needsSchema = true, params IEnumerable<Symbol> takes)
    {
        var command = new Command(name, description);
        takes.OfType<Argument>().ToList().ForEach(command.Arguments.Add);
        takes.OfType<Option>().ToList().ForEach(command.Options.Add);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, connection, work, needsSchema, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, ConnectionOptions connection,
        Func<Operation, CancellationToken, Task<int>> work, bool needsSchema, CancellationToken cancellation)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        try
        {
            var settings = connection.Read(parsed);
            if (settings is { IsSandbox: true, Payments.Kind: GatewayKind.Stripe })
            {
                throw new InvalidOperationException("A sandbox moves no money: its gateway is the simulated one (Payments:Gateway).");
            }

            await using var services = new ServiceCollection()
                .AddSingleton(provider => settings.IsSandbox
                    ? new SandboxClock(connection.Clock, provider.GetRequiredService<CheckoutDbContexts>()) : connection.Clock)
                .AddSingleton(new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone)))
                .AddSingleton(settings.AuditKey)
                .AddSingleton(settings.Transfers)
                .AddSingleton(settings.Reminders)
                .AddSingleton(settings.Deadlines)
                .AddSingleton(settings.Payments)
                .AddSingleton(settings.Billing)
                .AddSingleton(Options.Create(settings.Stripe))
                .AddSingleton(AutopayTerms.Of(settings.Autopay, settings.Payments))
                .AddSingleton(new SimulatedSignature(settings.Payments.Options.SimulatedSecret))
                .AddCheckoutData(settings.Database)
                .AddCheckoutPayments()
                .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning)
                    .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace))
                .BuildServiceProvider();
            var operation = new Operation(services, parsed, output, error);
            if (needsSchema && await operation.MissingAsync(settings, cancellation) is { } missing)
            {
                await error.WriteLineAsync(missing);
                return ExitCode.NoDatabase;
            }

            return await work(operation, cancellation);
        }
        catch (RuleViolation violation)
        {
            await error.WriteLineAsync(violation.Message);
            return ExitCode.BadData;
        }
        catch (InvalidDataException refused)
        {
            await error.WriteLineAsync(refused.Message);
            return ExitCode.BadData;
        }
        catch (Exception exception) when (DatabaseTroubles.Of(exception) is DatabaseTrouble.Busy)
        {
            await error.WriteLineAsync("Someone else is changing the same data. Nothing was changed: run the command again in a minute.");
            return ExitCode.Failed;
        }
        catch (Exception exception)
            when (exception.GetBaseException() is DbException or System.Net.Sockets.SocketException or TimeoutException)
        {
            await error.WriteLineAsync($"The database can't be used: {exception.GetBaseException().Message}");
            return ExitCode.NoDatabase;
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or InvalidOperationException or ArgumentException
            or TimeZoneNotFoundException)
        {
            await error.WriteLineAsync(exception.Message);
            return ExitCode.Failed;
        }
    }

    private async Task<string?> MissingAsync(OperatorSettings settings, CancellationToken cancellation)
    {
        await using var db = OpenDatabase();
        if (settings.Database.Provider is DatabaseProvider.Sqlite && !await db.Database.CanConnectAsync(cancellation))
        {
            return $"There is no database ({settings.Database.ConnectionString}). Run “checkout migrate” first, or say with --connection "
                + $"where it is.";
        }

        await db.Database.OpenConnectionAsync(cancellation);
        return await SchemaFit.UnfitAsync(Get<CheckoutDbContexts>(), cancellation)
            ?? await SandboxEnvironment.RefusalAsync(Get<CheckoutDbContexts>(), settings.IsSandbox, cancellation);
    }
}
