using System.Diagnostics;
using Checkout.Benchmarks.Filling;
using Checkout.Benchmarks.Looks;
using Checkout.Data;
using Checkout.Testing.Web;

namespace Checkout.Benchmarks.Driving;

/// <summary>A filled database with the portal and the floor before it; all of them end with this object.</summary>
internal sealed class Stand : IAsyncDisposable
{
    private readonly string _portal;
    private readonly string _folder;
    private readonly Dictionary<Customer, string> _cookies = [];
    private Server? _floor;
    private Server? _server;

    private Stand(string portal, string folder, Database database) => (_portal, _folder, Database) = (portal, folder, database);

    public Database Database { get; }

    /// <summary>Smallest first.</summary>
    public IReadOnlyList<Customer> Customers { get; private set; } = [];

    /// <summary>Who has a million payments and nothing else; null where the database is small.</summary>
    public Customer? Exporter { get; private set; }

    /// <summary>Whose list the floor shows, and who is looked at where one is enough.</summary>
    public Customer Customer => Customers.Single(customer => customer.Documents == Population.Middle);

    public Server Portal => _server!;

    public Server Floor => _floor!;

    /// <param name="portal">The published Checkout.Web.dll.</param>
    /// <param name="folder">For a database and mails.</param>
    /// <param name="documents">In the database.</param>
    public static async Task<Stand> SetUpAsync(DatabaseProvider provider, string portal, string folder, int documents)
    {
        var stand = new Stand(portal, folder, await Database.CreateAsync(provider, folder));
        try
        {
            await stand.StartAsync(documents);
            return stand;
        }
        catch
        {
            await stand.DisposeAsync();
            throw;
        }
    }

    private async Task StartAsync(int documents)
    {
        var watch = Stopwatch.StartNew();
        var customers = await new Population(Database.Options).WriteAsync(documents);
        Customers = [.. customers.Where(customer => customer.Table is null)];
        Exporter = customers.SingleOrDefault(customer => customer.Table is not null);
        await Database.SettleAsync();
        Console.WriteLine(FormattableString.Invariant(
            $"{Database.Options.Provider}: {documents:N0} documents written in {watch.Elapsed.TotalSeconds:0} s"));
        var socket = Path.Combine(_folder, "counters");
        _server = await StartPortalAsync(("DOTNET_STARTUP_HOOKS", typeof(Stand).Assembly.Location), (Counters.Variable, socket));
        foreach (var customer in customers)
        {
            _cookies[customer] = await Session.SignInAsync(Portal.Address, customer.Email, Population.Password);
        }

        using var visitor = Visit(Customer);
        var invoices = await visitor.OpenAsync(Pages.Invoices, Pages.Invoices.Paths[0]);
        _floor = await Server.StartAsync(typeof(Stand).Assembly.Location,
            ["floor", Database.Options.Provider.ToString(), Database.Options.ConnectionString, Customer.Id.ToString(), Population.Key],
            invoices);
    }

    public string CookieOf(Customer customer) => _cookies[customer];

    /// <summary>A member of a customer at the portal.</summary>
    public Visitor Visit(Customer customer) => new(Portal, Database, CookieOf(customer));

    /// <summary>The same at the floor.</summary>
    public Visitor VisitFloor() => new(Floor, Database, CookieOf(Customer));

    /// <summary>What the portal has allocated and asked the database.</summary>
    public Task<Counters> CountAsync() => Counters.ConnectAsync(Path.Combine(_folder, "counters"));

    /// <summary>One more process of the portal, on the same database.</summary>
    public Task<Server> StartPortalAsync(params IEnumerable<(string Name, string Value)> environment) =>
        StartPortalAsync(_portal, Database.Options, _folder, [], environment);

    /// <param name="portal">The published Checkout.Web.dll.</param>
    /// <param name="folder">For mails.</param>
    /// <param name="more">Settings beside those that every portal here has.</param>
    public static Task<Server> StartPortalAsync(string portal, DatabaseOptions database, string folder, IEnumerable<string> more,
        params IEnumerable<(string Name, string Value)> environment) =>
        Server.StartAsync(portal, [
        "--urls=http://127.0.0.1:0", $"--Database:Provider={database.Provider}", $"--Database:ConnectionString={database.ConnectionString}",
        $"--Audit:Key={Population.Key}", $"--SignIn:Key={Population.Key}", "--Mail:PublicUrl=https://127.0.0.1",
        "--Vendor:Name=Cirrus Software, Inc.", "--Vendor:BillingEmail=billing@cirrus.example",
        "--Vendor:TimeZone=America/Los_Angeles", $"--Mail:Folder={Path.Combine(folder, "mail")}",

        // Thousands of invoices are overdue: what reminds of them would be counted with the pages beside it.
        "--Reminders:Enabled=false",
        .. Unlimited.Arguments, .. more], input: null, environment);

    public async ValueTask DisposeAsync()
    {
        foreach (var server in new[] { _floor, _server }.OfType<Server>())
        {
            await server.DisposeAsync();
        }

        await Database.DisposeAsync();
    }
}
