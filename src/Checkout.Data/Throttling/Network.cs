using System.Net;
using System.Net.Sockets;

namespace Checkout.Data.Throttling;

/// <summary>The part of a network address that one subscriber has.</summary>
public static class Network
{
    private const int SubscriberBytes = 8;

    /// <returns>The whole of an IPv4 address; of IPv6 the first 64 bits, for the rest is the subscriber's to choose. Empty where there is
    /// no address.</returns>
    public static string Of(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => $"{new IPAddress([.. address.GetAddressBytes()[..SubscriberBytes],
            .. new byte[SubscriberBytes]])}/64",
        _ => address.ToString(),
    };

    public static string Of(string? address) => Of(IPAddress.TryParse(address, out var parsed) ? parsed : null);
}
