using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Checkout.Benchmarks.Driving;

/// <summary>Asks a process that was started with the startup hook what it has allocated and how many commands it has sent.</summary>
internal sealed class Counters(Socket socket) : IDisposable
{
    /// <summary>The environment variable that names the socket.</summary>
    public const string Variable = "CHECKOUT_BENCH_COUNTERS";

    public static async Task<Counters> ConnectAsync(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        var counters = new Counters(socket);
        await counters.ReadAsync();

        // EF Core looks once a second whether anybody listens.
        await Task.Delay(TimeSpan.FromSeconds(2));
        return counters;
    }

    public async Task<(long Allocated, long Commands)> ReadAsync()
    {
        await socket.SendAsync(new byte[1]);
        var answer = new byte[64];
        var length = await socket.ReceiveAsync(answer);
        var parts = Encoding.ASCII.GetString(answer, 0, length).Split(' ');
        return (long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public void Dispose() => socket.Dispose();
}
