using Checkout.Benchmarks.Looks;
using Checkout.Data;
using Checkout.Data.Audit;

namespace Checkout.Benchmarks.Driving;

/// <summary>A filled database with the portal and the floor before it; all of them end with this object.</summary>
internal sealed class Stand : IAsyncDisposable
{
    private readonly string _portal;
    private readonly string _folder;
    private Server? _floor;
    private Server? _server;

    private Stand(string portal, string folder, Database database) => (_portal, _folder, Database) = (portal, folder, database);

    public Database Database { get; }

    public Guid AccountId { get; private set; }

    public string Cookie { get; private set; } = "";

    public Server Portal => _server!;

    public Server Floor => _floor!;

    /// <param name="portal">The published Checkout.Web.dll.</param>
    /// <param name="folder">For a database and mails.</param>
    public static async Task<Stand> SetUpAsync(DatabaseProvider provider, string portal, string folder)
    {
        var stand = new Stand(portal, folder, await Database.CreateAsync(provider, folder));
        try
        {
            await stand.StartAsync();
            return stand;
        }
        catch
        {
            await stand.DisposeAsync();
            throw;
        }
    }

    private async Task StartAsync()
    {
        AccountId = await new BenchmarkData(Database.Options, new AuditKey(Database.Options, BenchmarkData.Key)).WriteAsync();
        await Database.SettleAsync();
        _server = await StartPortalAsync();
        Cookie = await Session.SignInAsync(Portal.Address, BenchmarkData.EmailOf(0), BenchmarkData.Password);
        using var visitor = new Visitor(Portal, Database, Cookie);
        var invoices = await visitor.OpenAsync(Pages.Invoices, Pages.Invoices.Paths[0]);
        _floor = await Server.StartAsync(typeof(Stand).Assembly.Location,
            ["floor", Database.Options.Provider.ToString(), Database.Options.ConnectionString, AccountId.ToString(), BenchmarkData.Key], invoices);
    }

    /// <summary>One more process of the portal, on the same database.</summary>
    public Task<Server> StartPortalAsync() =>
        Server.StartAsync(_portal, [
        "--urls=http://127.0.0.1:0", $"--Database:Provider={Database.Options.Provider}",
        $"--Database:ConnectionString={Database.Options.ConnectionString}",
        $"--Audit:Key={BenchmarkData.Key}", $"--SignIn:Key={BenchmarkData.Key}", "--Mail:PublicUrl=https://127.0.0.1",
        "--Vendor:Name=Cirrus Software, Inc.", "--Vendor:BillingEmail=billing@cirrus.example",
        "--Vendor:TimeZone=America/Los_Angeles", $"--Mail:Folder={Path.Combine(_folder, "mail")}"]);

    public async ValueTask DisposeAsync()
    {
        foreach (var server in new[] { _floor, _server }.OfType<Server>())
        {
            await server.DisposeAsync();
        }

        await Database.DisposeAsync();
    }
}
