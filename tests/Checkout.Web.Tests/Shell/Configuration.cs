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

    [Fact]
    public async Task Is_told_what_is_wrong_with_all_of_it_at_once()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Start(new()
        {
            ["Vendor:ProductName"] = " ",
            ["Vendor:ShortName"] = new string('x', 41),
            ["Vendor:BrandColor"] = "red",
            ["Vendor:Entities:0:BrandColor"] = "#12345g",
            ["Vendor:Entities:1:ExternalId"] = "A",
            ["Limits:WaitSeconds"] = "301",
            ["Proxy:TrustedNetworks:0"] = "10.0.0.0/8",
            ["Proxy:TrustedNetworks:1"] = "everywhere",
            ["Transfers:WithholdingPercents:0"] = "50.5",
            ["Buying:BillingFrequency"] = "77",
            ["SignIn:Key"] = "c2hvcnQ=",
            ["Health:ImportHours"] = "0",
            ["Launch:RecentDays"] = "soon",
        }));

        Assert.Equal(
            [
                "Vendor:ShortName: The length of 'Short Name' must be 40 characters or fewer. You entered 41 characters.",
                "Vendor:ProductName must not be empty.",
                "Vendor:BrandColor must be written as #rrggbb.",
                "Vendor:Entities[0].ExternalId: Write the id that the company has in the feed: there its record is a legalEntity.",
                "Vendor:Entities[0].BrandColor must be written as #rrggbb.",
                "Proxy:TrustedNetworks[1]: “everywhere” is not a network. Write it as 10.0.0.0/8.",
                "SignIn:Key: Write at least 32 random bytes in base64, for instance what “openssl rand -base64 32” prints.",
                "Limits:WaitSeconds must be between 0 and 300. You entered 301.",
                "Launch:RecentDays: “soon” is not a whole number.",
                "Buying:BillingFrequency has a range of values which does not include '77'.",
                "Transfers:WithholdingPercents[0] must be between 0.01 and 50. You entered 50.5.",
                "Health:ImportHours must be between 1 and 8784. You entered 0.",
            ],
            refusal.Message.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Trim()));
    }

    private static Task Start(string key, string value) => Start(new() { [key] = value });

    private static async Task Start(Dictionary<string, string?> settings)
    {
        await using var host = await ShellHost.StartAsync(settings: settings);
    }
}

internal static class HostServices
{
    public static ForwardedHeadersOptions GetForwarded(this IServiceProvider services) =>
        services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value;
}
