using System.Data.Common;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Checkout.Cli;
using Checkout.Data.Bulk;
using Checkout.Data.Providers;
using Checkout.Testing.Databases;
using Checkout.Testing.SqlServer;
using Checkout.Testing.Time;
using Checkout.Web.Doctor;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Data.Tests.Commands;

/// <summary>What scripts see of <c>checkout doctor</c>, and what can only be wrong in another process or on another server.</summary>
[Trait("Acceptance", "O2")]
public sealed class CallingTheDoctor : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("checkout-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Ends_with_6_after_errors_and_tells_all_of_them_at_once_as_text_and_as_json()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "appsettings.json"),
            """{ "Vendor": { "Nmae": "x", "TimeZone": "Mars/Olympus" }, "Mail": { "Hots": "y" } }""");

        var text = await RunAsync("doctor");
        var json = await RunAsync("doctor", "--json");

        Assert.Equal((6, 6), (text.ExitCode, json.ExitCode));
        Assert.Contains("error settings: ", text.Output, StringComparison.Ordinal);
        Assert.Contains("Not looked at until that is mended: ", text.Output, StringComparison.Ordinal);
        using var said = JsonDocument.Parse(json.Output);
        Assert.Equal("error", said.RootElement.GetProperty("status").GetString());
        var details = said.RootElement.GetProperty("findings").EnumerateArray()
            .Where(finding => finding.GetProperty("code").GetString() == "settings")
            .Select(finding => finding.GetProperty("detail").GetString()!).ToList();
        Assert.All(["Vendor:Nmae", "Vendor:Name", "Vendor:TimeZone", "Mail:Hots"],
            setting => Assert.Contains(details, detail => detail.StartsWith(setting, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Is_told_to_whom_a_mail_can_be_sent() =>
        Assert.Equal(2, (await RunAsync("doctor", "--send-mail-to", "nobody")).ExitCode);

    [Fact]
    public async Task Names_a_program_without_languages()
    {
        var settings = JsonNode.Parse(await File.ReadAllTextAsync(Program("checkout.runtimeconfig.json")))!;
        settings["runtimeOptions"]!["configProperties"]!["System.Globalization.Invariant"] = true;
        var path = Path.Combine(_folder, "invariant.runtimeconfig.json");
        await File.WriteAllTextAsync(path, settings.ToJsonString());

        Assert.Equal((6, "icu"), await CodeAsync(_ => { }, "--runtimeconfig", path));
    }

    [Fact]
    public async Task Names_a_machine_without_time_zones() =>
        Assert.Equal((6, "time-zones"), await CodeAsync(start => start.Environment["TZDIR"] = _folder));

    /// <summary>What SQL Server has to be set up for, by what a database says of itself, for there is no server here.</summary>
    [Fact]
    public async Task Names_a_database_that_lacks_its_options()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var check = Web.Hosting.Portal.Build([$"--contentRoot={_folder}"]).Services.GetServices<CheckUp>()
            .Single(found => found.About == "the database's schema");
        await using var services = new ServiceCollection().AddSingleton<CheckoutDbContexts>(new Lacking(database)).BuildServiceProvider();

        var finding = Assert.Single(await check.Make(services).RunAsync(new Visit(), CancellationToken.None));

        Assert.Equal(("database-options", Unfit.Sentence), (finding.Ailment.Code, finding.Detail));
    }

    [Fact]
    public void Asks_SQL_Server_for_rights_in_its_grammar() => Assert.Equal([], TSqlCheck.GrammarOf(DatabaseVitals.SqlServerRights));

    [Theory]
    [InlineData(DatabaseProvider.PostgreSql, "14.13 (Debian 14.13-1)", true)]
    [InlineData(DatabaseProvider.PostgreSql, "15.0", false)]
    [InlineData(DatabaseProvider.PostgreSql, "18beta1", false)]
    [InlineData(DatabaseProvider.SqlServer, "14.00.3456", true)]
    [InlineData(DatabaseProvider.SqlServer, "15.00.4385", false)]
    [InlineData(DatabaseProvider.Sqlite, "3.46.1", false)]
    public void Knows_servers_that_are_too_old(DatabaseProvider provider, string version, bool isTooOld)
    {
        var options = new DatabaseOptions
        {
            Provider = provider,
            ConnectionString = provider is DatabaseProvider.SqlServer ? "Server=none" : provider is DatabaseProvider.Sqlite
                ? "Data Source=none" : "Host=none",
        };
        using var db = CheckoutDbContexts.For(options, TestAuditKey.For(options)).Modelless();

        Assert.Equal(isTooOld, DatabaseVitals.IsTooOld(db, version));
    }

    private static string Program(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private async Task<(int ExitCode, string? Code)> CodeAsync(Action<ProcessStartInfo> change, params string[] host)
    {
        var start = new ProcessStartInfo("dotnet",
            ["exec", .. host, Program("checkout.dll"), "doctor", "--json", "--content-root", _folder])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
        };
        change(start);
        using var process = Process.Start(start)!;
        using var said = JsonDocument.Parse(await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, Assert.Single(said.RootElement.GetProperty("findings").EnumerateArray()).GetProperty("code").GetString());
    }

    private async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        var exitCode = await CommandLine.RunAsync([.. arguments, "--content-root", _folder], output, output, TestClock.Running);
        return (exitCode, output.ToString());
    }

    private sealed class Lacking(TestDatabase database) : CheckoutDbContexts
    {
        public override CheckoutDbContext ForScope(AccountScope scope) => database.Contexts.ForScope(scope);

        public override CheckoutDbContext Unscoped() => database.Contexts.Unscoped();

        public override CheckoutDbContext Modelless() => new Unfit(new DbContextOptionsBuilder<Unfit>()
            .UseSqlite(database.Options.ConnectionString).Options);

        public override DatabaseOptions Options => database.Options;

        public override DbConnection Connect() => database.Contexts.Connect();

        public override void Dispose()
        {
        }
    }

    private sealed class Unfit(DbContextOptions<Unfit> options) : CheckoutDbContext(options)
    {
        public const string Sentence = "Pages would wait for whoever is writing: the database lacks READ_COMMITTED_SNAPSHOT.";

        public override Task<string?> UnfitAsync(CancellationToken cancellation) => Task.FromResult<string?>(Sentence);

        public override bool IsUniqueViolation(DbUpdateException exception) => throw new NotSupportedException();

        internal override ValueTask<RowSink> BulkInsertAsync(BulkTable table, CancellationToken cancellation) =>
            throw new NotSupportedException();
    }
}
