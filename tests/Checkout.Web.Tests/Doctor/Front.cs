using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Checkout.Web.Tests.Doctor;

/// <summary>A proxy on loopback that ends TLS before a portal of the tests, and does so well or badly.</summary>
internal sealed class Front : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Front(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    /// <summary>The portal behind it, asked by plain HTTP; null for a server that is no portal.</summary>
    public HttpClient? Behind { get; set; }

    public bool TellsWho { get; set; } = true;

    public bool TellsHow { get; set; } = true;

    /// <summary>The name that it asks the portal for; null for the one that it was asked for itself.</summary>
    public string? Host { get; set; }

    public static async Task<Front> OpenAsync(X509Certificate2 certificate)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", Args = [] });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var front = new Front(builder.Build());
        front._app.Run(front.PassOnAsync);
        await front._app.StartAsync();
        var listening = front._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        front.Address = new UriBuilder(listening.Addresses.First()) { Host = "localhost" }.Uri;
        return front;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task PassOnAsync(HttpContext http)
    {
        if (Behind is null)
        {
            await http.Response.WriteAsync("Healthy");
            return;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{Host ?? http.Request.Host.Value}{http.Request.Path}");
        request.Headers.Add("Checkout-Witness", http.Request.Headers["Checkout-Witness"].ToString());
        if (TellsWho)
        {
            request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        }

        if (TellsHow)
        {
            request.Headers.Add("X-Forwarded-Proto", "https");
        }

        using var answer = await Behind.SendAsync(request);
        http.Response.StatusCode = (int)answer.StatusCode;
        http.Response.Headers["Checkout-Witness"] = string.Concat(answer.Headers.GetValues("Checkout-Witness"));
        await http.Response.WriteAsync(await answer.Content.ReadAsStringAsync());
    }
}
