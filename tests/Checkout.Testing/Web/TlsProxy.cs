using System.Net;

namespace Checkout.Testing.Web;

/// <summary>A browser that reaches a portal as customers do: by its public address, through a proxy that ends TLS and says so.</summary>
public static class TlsProxy
{
    /// <param name="kept">The cookies of another browser; none where it is left out.</param>
    public static PortalClient Browser(Uri portal, Uri publicAddress, CookieContainer? kept = null)
    {
        var cookies = kept ?? new CookieContainer();
        var network = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        return new PortalClient(
            new HttpClient(new CookieJar(cookies) { InnerHandler = new Forwarding(portal) { InnerHandler = network } })
            {
                BaseAddress = publicAddress,
            },
            cookies);
    }

    private sealed class Forwarding(Uri portal) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var asked = request.RequestUri!;
            request.Headers.Host = asked.Authority;
            request.Headers.Add("X-Forwarded-For", "203.0.113.7");
            request.Headers.Add("X-Forwarded-Proto", asked.Scheme);
            request.RequestUri = new Uri(portal, asked.PathAndQuery);
            var response = await base.SendAsync(request, cancellationToken);

            // The browser knows nothing of where it was sent on to.
            request.RequestUri = asked;
            return response;
        }
    }
}
