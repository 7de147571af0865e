using System.Net;

namespace Checkout.Web.Settings;

/// <summary>What stands between the browser and this process.</summary>
public sealed class ProxyOptions
{
    public const string Section = "Proxy";

    /// <summary>Networks (CIDR) whose X-Forwarded-For, -Proto and -Host are believed. Empty: nobody's.</summary>
    public IList<string> TrustedNetworks { get; set; } = [];

    /// <summary>Answers plain HTTP with a redirect to HTTPS. For deployments where this process itself serves HTTPS, or where the proxy
    /// forwards both.</summary>
    public bool RedirectToHttps { get; set; }
}

public sealed class ProxyOptionsValidator : AbstractValidator<ProxyOptions>
{
    public ProxyOptionsValidator() =>
        RuleForEach(proxy => proxy.TrustedNetworks).Must(network => IPNetwork.TryParse(network, out _))
            .WithMessage("“{PropertyValue}” is not a network. Write it as 10.0.0.0/8.");
}
