namespace Checkout.Web.Requests;

public static class PortalAddress
{
    private const string Default = "http://localhost:5080";

    // Whatever names an address: --urls and ASPNETCORE_URLS, the ports that container images set, and Kestrel's own section.
    private static readonly string[] Named = ["urls", "http_ports", "https_ports"];

    /// <summary>Listens on port 5080 where nothing else was said. As a setting it would outrank the environment variables of a
    /// container.</summary>
    public static void AddPortalAddress(this WebApplicationBuilder builder)
    {
        var said = Array.Exists(Named, name => !string.IsNullOrEmpty(builder.Configuration[name]))
            || builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
        if (!said)
        {
            builder.WebHost.UseUrls(Default);
        }
    }
}
