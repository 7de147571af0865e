using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Testing.Web;

/// <summary>How a portal under test differs from one in production.</summary>
public sealed record PortalSettings
{
    public static readonly PortalSettings Ordinary = new();

    /// <summary>Production by default: what a test sees is what customers get.</summary>
    public string Environment { get; init; } = "Production";

    /// <summary>Further configuration, such as <c>["SignIn:WrongPasswords"] = "3"</c>.</summary>
    public IReadOnlyDictionary<string, string> Configuration { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>True for the background workers; otherwise tests run the outbox and the billing themselves.</summary>
    public bool Workers { get; init; }

    /// <summary>Puts a test’s own parts into the portal, after everything else.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>True for a real server on a free port with a certificate of its own making, for browsers and other programs.</summary>
    public bool Kestrel { get; init; }
}
