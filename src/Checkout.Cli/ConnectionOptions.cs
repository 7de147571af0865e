using Checkout.Data.Audit;
using Checkout.Data.Collections;
using Checkout.Data.Deadlines;
using Checkout.Data.Identity;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Gateways;
using Checkout.Data.Sandbox;
using Checkout.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Cli;

/// <summary>
/// Which database is meant. As in the portal: appsettings.json of the content root, then environment variables, then options; and a
/// relative SQLite file counts from the content root, so that both meet in one database without being told.
/// </summary>
internal sealed class ConnectionOptions(TimeProvider clock)
{
    private const string Settings = "appsettings.json";
    private const string DefaultZone = "America/Los_Angeles";

    private readonly Option<DatabaseProvider?> _provider =
        new("--provider") { Description = "Sqlite, PostgreSql or SqlServer (Database__Provider).", Recursive = true };

    private readonly Option<string?> _connection = new("--connection")
    {
        Description = "The connection string. One with a password belongs into Database__ConnectionString: others on the machine see "
            + "arguments.",
        Recursive = true,
        HelpName = "string",
    };

    private readonly Option<DirectoryInfo?> _contentRoot = new("--content-root")
    {
        Description =
            "The portal's folder. By default the current folder if it holds an appsettings.json, else src/Checkout.Web of the clone "
            + "around it.",
        Recursive = true,
        HelpName = "folder",
    };

    public TimeProvider Clock => clock;

    public void AddTo(RootCommand root)
    {
        root.Options.Add(_provider);
        root.Options.Add(_connection);
        root.Options.Add(_contentRoot);
    }

    /// <summary>A portal of the same settings and the same database that does not start, for what only the portal can make.</summary>
    /// <param name="more">What it is given beside its own services, and instead of them.</param>
    public WebApplication BuildPortal(ParseResult parsed, Action<IServiceCollection>? more = null) => Portal.Build(
    [
        $"--contentRoot={ContentRoot(parsed)}", "--applicationName=Checkout.Web", "--Serilog:MinimumLevel:Default=Fatal",
        .. parsed.GetValue(_provider) is { } provider ? [$"--Database:Provider={provider}"] : Array.Empty<string>(),
        .. parsed.GetValue(_connection) is { } connection ? [$"--Database:ConnectionString={connection}"] : Array.Empty<string>(),
    ], services =>
    {
        services.AddSingleton(clock);
        more?.Invoke(services);
    });

    public OperatorSettings Read(ParseResult parsed)
    {
        var contentRoot = ContentRoot(parsed);
        var environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
            ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? "Production";
        var isForTrying = environment == "Development" || SandboxEnvironment.Is(environment);
        var configuration = new ConfigurationBuilder()
            .SetBasePath(contentRoot)
            .AddJsonFile(Settings, optional: true)
            .AddJsonFile($"appsettings.{environment}.json", optional: true)
            .AddEnvironmentVariables()
            .Build();
        var options = configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        options.Provider = parsed.GetValue(_provider) ?? options.Provider;
        options.ConnectionString = parsed.GetValue(_connection) ?? options.ConnectionString;
        var database = options.RootedAt(contentRoot);
        return new OperatorSettings(database, AuditKey.Of(
            configuration.GetSection(AuditOptions.Section).Get<AuditOptions>() ?? new AuditOptions(), database, contentRoot,
            isForTrying),
            configuration["Vendor:TimeZone"] ?? DefaultZone)
        {
            Transfers = (configuration.GetSection(TransferOptions.Section).Get<TransferOptions>() ?? new TransferOptions()).ToPolicy(),
            Deadlines = (configuration.GetSection(DeadlineOptions.Section).Get<DeadlineOptions>() ?? new DeadlineOptions()).ToPolicy(),
            Reminders = (configuration.GetSection(ReminderOptions.Section).Get<ReminderOptions>() ?? new ReminderOptions()).ToPolicy(),
            Payments = CardPayments.Of(configuration.GetSection(PaymentOptions.Section).Get<PaymentOptions>() ?? new PaymentOptions(),
            isForTrying),
            IsSandbox = SandboxEnvironment.Is(environment),
            Stripe = configuration.GetSection(StripeOptions.Section).Get<StripeOptions>() ?? new StripeOptions(),
            Autopay = configuration.GetSection(AutopayOptions.Section).Get<AutopayOptions>() ?? new AutopayOptions(),
            Billing = new BillingDepartment(configuration["Vendor:BillingEmail"] ?? "",
            $"{(configuration["Vendor:ShortName"] is { Length: > 0 } called ? called : configuration["Vendor:Name"])} billing"),
        };
    }

    /// <summary>The portal's folder.</summary>
    public string ContentRoot(ParseResult parsed) =>
        parsed.GetValue(_contentRoot)?.FullName ?? FindContentRoot(Directory.GetCurrentDirectory());

    private static string FindContentRoot(string current)
    {
        if (File.Exists(Path.Combine(current, Settings)))
        {
            return current;
        }

        for (var folder = new DirectoryInfo(current); folder is not null; folder = folder.Parent)
        {
            var portal = Path.Combine(folder.FullName, "src", "Checkout.Web");
            if (File.Exists(Path.Combine(portal, Settings)))
            {
                return portal;
            }
        }

        return current;
    }
}

/// <summary>What commands take from the portal's settings.</summary>
/// <param name="AuditKey">Seals what the command changes.</param>
/// <param name="TimeZone">The zone of the vendor's business dates.</param>
internal sealed record OperatorSettings(DatabaseOptions Database, AuditKey AuditKey, string TimeZone)
{
    public required TransferPolicy Transfers { get; init; }

    public required ReminderPolicy Reminders { get; init; }

    public required DeadlinePolicy Deadlines { get; init; }

    public required CardPayments Payments { get; init; }

    public required bool IsSandbox { get; init; }

    public required StripeOptions Stripe { get; init; }

    public required AutopayOptions Autopay { get; init; }

    /// <summary>Who is told where money needs a look.</summary>
    public required BillingDepartment Billing { get; init; }
}
