using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Checkout.Data;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Checkout.Web.Tests.Telemetry;

namespace Checkout.Web.Tests.Documentation;

/// <summary>The program's meters, <c>docs/alerts.md</c>, the alert rules and the dashboard name the same things.</summary>
[Trait("Acceptance", "O3")]
public sealed partial class TheAlertsPage
{
    private static readonly string Page = File.ReadAllText(RepositoryRoot.Combine("docs", "alerts.md"));
    private static readonly string Rules = File.ReadAllText(RepositoryRoot.Combine("docs", "deploy", "alerts.yml"));

    [Fact]
    public async Task Names_every_meter_as_the_dashboard_does()
    {
        var meters = await MetersAsync();
        var stored = meters.Select(Stored).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(meters.Select(meter => meter.Name).Order(StringComparer.Ordinal),
            Meter().Matches(Page).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal));
        Assert.Equal(stored, Asked(string.Join(' ', Expressions())));
        Assert.Equal([], Asked(Rules).Except(stored, StringComparer.Ordinal));
    }

    [Fact]
    public void Says_what_to_do_for_each_alert_and_for_no_other()
    {
        var alerts = Alert().Matches(Rules).Select(match => match.Groups["name"].Value).ToList();

        Assert.Equal(alerts, Heading().Matches(Page).Select(match => match.Groups["name"].Value));
        Assert.Equal(alerts.Count, Regex.Count(Rules, "severity: (page|ticket) ", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)));
    }

    private static async Task<IReadOnlyList<Instrument>> MetersAsync()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var portal = Portal.Start(database, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TestClock.On(TestClock.Today)));
        using var heard = new Heard(portal);
        RuntimeHelpers.RunClassConstructor(typeof(TradeMeter).TypeHandle);
        var found = new Dictionary<string, Instrument>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == TradeMeter.Name)
                {
                    found.TryAdd(instrument.Name, instrument);
                }
            },
        };
        listener.Start();
        return [.. found.Values];
    }

    /// <summary>What a collector calls it in Prometheus.</summary>
    private static string Stored(Instrument meter) =>
        meter.Name.Replace('.', '_') + (meter.Unit == "s" ? "_seconds" : "") + (meter is Counter<long> ? "_total" : "");

    private static IReadOnlyList<string> Asked(string text) =>
        [.. Series().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Expressions()
    {
        using var board = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Combine("docs", "deploy", "grafana.json")));
        return [.. board.RootElement.GetProperty("panels").EnumerateArray().SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .Select(target => target.GetProperty("expr").GetString()!)];
    }

    [GeneratedRegex("`(?<name>checkout\\.[a-z_.]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Meter();

    [GeneratedRegex("checkout_[a-z_]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Series();

    [GeneratedRegex("- alert: (?<name>\\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Alert();

    [GeneratedRegex("^## (?<name>Checkout\\w+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();
}
