using System.Net;
using System.Net.Sockets;

namespace Checkout.Testing;

/// <summary>Ports of this machine for servers that can't choose one by themselves.</summary>
public static class Loopback
{
    /// <summary>A port that nobody listens on at this moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
