using System.Net;
using System.Net.Sockets;

namespace Checkout.Web.Features.SignIn.Checks;

/// <summary>The network that a request comes from, as large as one subscriber has it.</summary>
public static class TryFrom
{
    /// <summary>The address; of IPv6 the first 64 bits, for the rest is the subscriber's to choose.</summary>
    public static string Address(ConnectionInfo from) => Cut(from.RemoteIpAddress, ipv4Bytes: 4);

    /// <summary>A neighbourhood of addresses: 24 bits of IPv4, 64 of IPv6.</summary>
    public static string Network(ConnectionInfo from) => Cut(from.RemoteIpAddress, ipv4Bytes: 3);

    private static string Cut(IPAddress? address, int ipv4Bytes)
    {
        if (address is null)
        {
            return "";
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, address.AddressFamily is AddressFamily.InterNetwork ? ipv4Bytes
            : 8));
    }
}
