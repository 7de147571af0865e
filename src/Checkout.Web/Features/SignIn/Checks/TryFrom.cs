using System.Net.Sockets;

namespace Checkout.Web.Features.SignIn.Checks;

/// <summary>The network that a request comes from.</summary>
public static class TryFrom
{
    private const int Ipv4Bytes = 3;
    private const int Ipv6Bytes = 8;

    /// <summary>A neighbourhood of addresses: 24 bits of IPv4, 64 of IPv6.</summary>
    public static string Network(ConnectionInfo from)
    {
        if (from.RemoteIpAddress is not { } address)
        {
            return "";
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = address.AddressFamily is AddressFamily.InterNetwork ? Ipv4Bytes : Ipv6Bytes;
        return Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, bytes));
    }
}
