using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Checkout.Data;
using Checkout.Testing.Web;
using Checkout.Web.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.Telemetry;

/// <summary>The gauges of one portal, as a collector asks for them.</summary>
internal sealed class Heard : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, double> _values = new(StringComparer.Ordinal);

    public Heard(Portal portal)
    {
        var factory = portal.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == TradeMeter.Name && instrument.Meter.Scope == factory)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
            _values[$"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))}".TrimEnd()] = value);
        _listener.Start();
        ActivatorUtilities.CreateInstance<OperatingGauges>(portal.Services);
    }

    public double this[string name] => _values[name];

    public void Collect()
    {
        _values.Clear();
        _listener.RecordObservableInstruments();
    }

    public void Dispose() => _listener.Dispose();
}
