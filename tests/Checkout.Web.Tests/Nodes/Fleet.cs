using System.Globalization;
using System.Net;
using Checkout.Testing.Databases;
using Checkout.Testing.Mail;
using Checkout.Testing.Web;

namespace Checkout.Web.Tests.Nodes;

/// <summary>Several portals as processes of their own, in production mode, behind the deployment guide's proxy and on one
/// database.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    private const int NoticeSeconds = 2;

    private readonly TestDatabase _database;
    private readonly List<PortalProcess> _nodes = [];
    private readonly List<string> _ended = [];

    private Fleet(TestDatabase database) => _database = database;

    public Nginx Proxy { get; } = Nginx.Create();

    public SmtpSink Mail { get; } = new();

    public IReadOnlyList<PortalProcess> Nodes => _nodes;

    /// <summary>What all nodes have printed, those that have ended included.</summary>
    public string Said => string.Join('\n', _ended.Concat(_nodes.Select(node => node.Output)));

    /// <param name="published">A folder with another version of the portal.</param>
    /// <param name="settings">Of the first node alone.</param>
    public static async Task<Fleet> StartAsync(TestDatabase database, int nodes, string? published = null,
        params IEnumerable<string> settings)
    {
        var fleet = new Fleet(database);
        try
        {
            for (var node = 0; node < nodes; node++)
            {
                fleet._nodes.Add(await fleet.StartNodeAsync(published, node == 0 ? settings : []));
            }

            await fleet.ServeAsync();
            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    /// <summary>A browser at one of the nodes, past the proxy, with the cookies of one that came through it.</summary>
    public PortalClient At(PortalProcess node, CookieContainer cookies) => TlsProxy.Browser(node.Address, Proxy.Address, cookies);

    /// <summary>What a node says of itself.</summary>
    public static async Task<string> HealthAsync(PortalProcess node)
    {
        using var http = new HttpClient { BaseAddress = node.Address };
        return await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative));
    }

    /// <summary>Ends a node as a power cut would. The proxy isn't told; it may only find out.</summary>
    public async Task KillAsync(PortalProcess node)
    {
        await node.DisposeAsync();
        Leave(node);
    }

    /// <summary>Another node joins.</summary>
    public async Task AddAsync(string? published = null)
    {
        _nodes.Add(await StartNodeAsync(published, []));
        Assert.Equal("Healthy", await HealthAsync(_nodes[^1]));
        await ServeAsync();
    }

    /// <summary>The steps of the guide: the proxy passes nothing on any more, the node ends by itself, and another one takes its
    /// place.</summary>
    /// <param name="givesNotice">False for a version that ends at once when it is told to.</param>
    public async Task ReplaceAsync(PortalProcess node, string? published = null, bool givesNotice = true)
    {
        await ServeAsync(node.Address);
        if (!givesNotice)
        {
            await Task.Delay(TimeSpan.FromSeconds(NoticeSeconds));
        }

        await node.TellToEndAsync();
        Assert.Equal(0, await node.EndedAsync(TimeSpan.FromSeconds(90)));
        Leave(node);
        await node.DisposeAsync();
        await AddAsync(published);
    }

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        await Mail.DisposeAsync();
    }

    private void Leave(PortalProcess node)
    {
        _ended.Add(node.Output);
        _nodes.Remove(node);
    }

    private Task ServeAsync(params IReadOnlyCollection<Uri> down) => Proxy.ServeAsync([.. _nodes.Select(node => node.Address)], down);

    private Task<PortalProcess> StartNodeAsync(string? published, IEnumerable<string> more) => PortalProcess.StartAsync(published,
        _database.Options, "Production",
        [
            "--Vendor:Name=Cirrus Software, Inc.", "--Vendor:TermsUrl=https://cirrus.example/terms", $"--Mail:PublicUrl={Proxy.Address}",
            $"--Mail:Host={Mail.Host}", string.Create(CultureInfo.InvariantCulture, $"--Mail:Port={Mail.Port}"), "--Mail:Security=None",
            "--Mail:PollSeconds=1", "--Proxy:TrustedNetworks:0=127.0.0.0/8", "--Start:Demonstration=true", "--Payments:Gateway=Simulated",
            "--Payments:SimulatedSecret=the same on every node", "--Payments:ReconcileSeconds=5", "--Billing:IntervalMinutes=1",
            string.Create(CultureInfo.InvariantCulture, $"--Stop:NoticeSeconds={NoticeSeconds}"), .. Unlimited.Arguments, .. more,
        ]);
}
