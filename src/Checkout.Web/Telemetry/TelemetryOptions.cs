namespace Checkout.Web.Telemetry;

/// <summary>Where traces, metrics and logs go.</summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>Of a collector that takes OTLP over HTTP; nothing leaves where empty.</summary>
    public string Endpoint { get; set; } = "";

    /// <returns>Null where telemetry is off, or the address is none: the check of the settings says so.</returns>
    internal Uri? Address => Uri.TryCreate(Endpoint, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address is { UserInfo: "", Query: "", Fragment: "" } ? address : null;
}

internal sealed class TelemetryOptionsValidator : ISettingsRules<TelemetryOptions>
{
    public void Check(TelemetryOptions telemetry, SettingsProblems problems) =>
        problems.Must(telemetry.Endpoint.Length == 0 || telemetry.Address is not null, nameof(telemetry.Endpoint),
            "must be the address of a collector, such as http://127.0.0.1:4318, without a user and without a query.");
}
