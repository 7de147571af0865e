using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Checkout.Web.Tests.Shell;

public sealed class Configuration
{
    [Fact]
    public async Task With_an_unknown_key_does_not_start_and_names_it()
    {
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => Start("Vendor:BrandColour", "#112233"));
        Assert.Contains("BrandColour", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Vendor:Name", "")]
    [InlineData("Vendor:BrandColor", "red; } body { display: none")]
    [InlineData("Vendor:TimeZone", "Mars/Olympus")]
    [InlineData("Vendor:TermsUrl", "javascript:alert(1)")]
    [InlineData("Vendor:LogoPath", "nowhere.svg")]
    [InlineData("Vendor:LogoPath", "appsettings.json")]
    [InlineData("Vendor:BillingEmail", "nobody")]
    [InlineData("Proxy:TrustedNetworks:0", "everywhere")]
    [InlineData("Limits:SearchesPerMinute", "0")]
    [InlineData("Limits:DownloadsPerAccount", "-1")]
    public async Task With_a_bad_value_does_not_start_and_names_it(string key, string value)
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Start(key, value));
        Assert.Contains(key.Split(':')[1], refusal.Message, StringComparison.Ordinal);
    }

    private static async Task Start(string key, string value)
    {
        await using var host = await ShellHost.StartAsync(settings: new Dictionary<string, string?> { [key] = value });
    }
}

internal static class HostServices
{
    public static ForwardedHeadersOptions GetForwarded(this IServiceProvider services) =>
        services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value;
}
