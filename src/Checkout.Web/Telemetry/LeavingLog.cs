using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;
using Serilog.Core;
using Serilog.Events;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Checkout.Web.Telemetry;

/// <summary>Hands on what the log holds: the sentence as the program has it, the values that are <see cref="WhatLeaves"/>, and of an
/// exception where it came from, not what it said.</summary>
internal sealed class LeavingLog : ILogEventSink, IDisposable
{
    // Others may put values into the sentence itself.
    private static readonly string[] Sources = ["Checkout.", "Microsoft.AspNetCore.", "Microsoft.EntityFrameworkCore.", "Microsoft.Hosting.",
        "Serilog."];

    private static readonly HashSet<string> Known = new(WhatLeaves.LogValues, StringComparer.Ordinal);

    private readonly ILoggerFactory _loggers;

    public LeavingLog(Action<ResourceBuilder> resource, Uri address) => _loggers = LoggerFactory.Create(logging => logging
        .SetMinimumLevel(LogLevel.Trace)
        .AddOpenTelemetry(log => log.SetResourceBuilder(TelemetryExport.ResourceOf(resource))
            .AddOtlpExporter(exporter => TelemetryExport.SendTo(exporter, address, "v1/logs"))));

    public void Emit(LogEvent logEvent)
    {
        var source = logEvent.Properties.TryGetValue(Constants.SourceContextPropertyName, out var context)
            && context is ScalarValue { Value: string name } ? name : "Checkout";
        var values = new List<KeyValuePair<string, object?>>();
        foreach (var (property, value) in logEvent.Properties)
        {
            if (Known.Contains(property) && value is ScalarValue { Value: { } said })
            {
                values.Add(new(property, said is string or bool or int or long or double ? said : said.ToString()));
            }
        }

        for (var exception = logEvent.Exception; exception is not null; exception = exception.InnerException)
        {
            var depth = exception == logEvent.Exception ? "" : ".inner";
            values.Add(new($"exception{depth}.type", exception.GetType().FullName));
            values.Add(new($"exception{depth}.stacktrace", exception.StackTrace));
        }

        values.Add(new("{OriginalFormat}", Array.Exists(Sources, known => source.StartsWith(known, StringComparison.Ordinal))
            ? logEvent.MessageTemplate.Text : $"A line of {source}"));
        _loggers.CreateLogger(source).Log((LogLevel)(int)logEvent.Level, default, values, exception: null, static (_, _) => "");
    }

    public void Dispose() => _loggers.Dispose();
}
