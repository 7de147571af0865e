using System.Net;
using System.Net.Sockets;

namespace Checkout.Web.Features.SingleSignOn.Protocol;

/// <summary>How providers are spoken to: HTTPS, no redirects, within seconds, small answers. An address that a customer entered must not
/// lead into the operator's network.</summary>
public static class ProviderHttp
{
    public const string Customers = "sign-on";
    public const string Ours = "vendor-sign-on";

    private const int LargestAnswer = 1 << 20;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    // What is neither the Internet's nor anybody's to reach from outside (RFC 6890).
    private static readonly IPNetwork[] Inner =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "224.0.0.0/3", "::/128", "::1/128", "64:ff9b::/96", "fc00::/7", "fe80::/10", "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    public static void AddProviderHttp(this IServiceCollection services, bool development)
    {
        services.AddHttpClient(Customers, Bound).ConfigurePrimaryHttpMessageHandler(() => Handler(development ? null : ConnectAsync));
        services.AddHttpClient(Ours, Bound).ConfigurePrimaryHttpMessageHandler(() => Handler(connect: null));
    }

    /// <summary>Whether an address may be asked at all.</summary>
    public static bool IsAllowed(Uri address, bool development) => address.Scheme == Uri.UriSchemeHttps
        || (development && address.Scheme == Uri.UriSchemeHttp);

    public static bool IsInner(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Array.Exists(Inner, network => network.Contains(plain));
    }

    private static void Bound(HttpClient http) => (http.Timeout, http.MaxResponseContentBufferSize) = (Longest, LargestAnswer);

    private static SocketsHttpHandler Handler(Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? connect) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = Longest,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = connect,
    };

    // What is looked at is what is connected to: a name can't answer differently the second time.
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        if (addresses.Length == 0 || Array.Exists(addresses, IsInner))
        {
            throw new HttpRequestException("The address leads into an inner network.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
