using System.Net;

namespace Checkout.Web.Settings;

/// <summary>What stands between the browser and this process.</summary>
public sealed class ProxyOptions
{
    public const string Section = "Proxy";

    /// <summary>Networks (CIDR) whose X-Forwarded-For, -Proto, -Host and -Prefix are believed. Empty: nobody's.</summary>
    public IList<string> TrustedNetworks { get; set; } = [];

    /// <summary>Answers plain HTTP with a redirect to HTTPS. For deployments where this process itself serves HTTPS, or where the proxy
    /// forwards both.</summary>
    public bool RedirectToHttps { get; set; }

    /// <summary>Binds browsers to HTTPS for the subdomains of the portal's host as well.</summary>
    public bool HstsSubdomains { get; set; }

    /// <summary>How long a request may take before it is given up; files that stream may take longer.</summary>
    public int RequestSeconds { get; set; } = 120;
}

public sealed class ProxyOptionsValidator : ISettingsRules<ProxyOptions>
{
    public void Check(ProxyOptions proxy, SettingsProblems problems)
    {
        problems.Between(proxy.RequestSeconds, 1, 3600);
        foreach (var (index, network) in proxy.TrustedNetworks.Index())
        {
            problems.Must(IPNetwork.TryParse(network, out _), $"{nameof(proxy.TrustedNetworks)}[{index}]",
                $"“{network}” is not a network. Write it as 10.0.0.0/8.");
        }
    }
}
