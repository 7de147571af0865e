using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Serilog.Core;

namespace Checkout.Web.Telemetry;

public static class PortalTelemetry
{
    /// <summary>Figures for the health check; traces, metrics and logs by OTLP where an address is set, and otherwise nothing of
    /// that.</summary>
    public static void AddPortalTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddPortalOptions<TelemetryOptions, TelemetryOptionsValidator>(TelemetryOptions.Section);
        builder.Services.AddSingleton<OperatingWatch>();
        if (new TelemetryOptions { Endpoint = builder.Configuration[$"{TelemetryOptions.Section}:{nameof(TelemetryOptions.Endpoint)}"] ?? "" }
            .Address is { } address)
        {
            // In a class of its own: where telemetry is off, its libraries are not even loaded.
            TelemetryExport.Add(builder, address);
        }
    }
}

/// <summary>Sends by OTLP over HTTP. Header, intervals and sampling follow the standard OTEL_… variables.</summary>
internal static class TelemetryExport
{
    public static void Add(WebApplicationBuilder builder, Uri address)
    {
        // Events of spans hold what servers said of statements that failed.
        builder.Configuration.AddInMemoryCollection(
            [new("OTEL_SPAN_EVENT_COUNT_LIMIT", "0"), new("OTEL_SPAN_LINK_COUNT_LIMIT", "0")]);
        var (version, instance) = (typeof(TelemetryExport).Assembly.GetName().Version?.ToString(3), Guid.NewGuid().ToString());
        Action<ResourceBuilder> resource = about => about.AddService("checkout", serviceVersion: version, serviceInstanceId: instance);
        builder.Services.AddHostedService<QuerySpans>();
        builder.Services.AddHostedService<OperatingGauges>();
        builder.Services.AddSingleton<ILogEventSink>(_ => new LeavingLog(resource, address));
        builder.Services.AddOpenTelemetry().ConfigureResource(resource)
            .WithTracing(tracing => tracing.AddSource(TradeMeter.Name, "System.Net.Http", "Npgsql")
                .AddAspNetCoreInstrumentation(requests => requests.Filter =
                    http => !http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
                .AddSqlClientInstrumentation()
                .AddProcessor(new WhatLeaves())
                .AddOtlpExporter(exporter => SendTo(exporter, address, "v1/traces")))
            .WithMetrics(metrics => metrics
                .AddMeter(TradeMeter.Name, "System.Runtime", "System.Net.Http", "Npgsql", "Microsoft.AspNetCore.Hosting",
                    "Microsoft.AspNetCore.Server.Kestrel")
                .AddView(_ => new MetricStreamConfiguration { TagKeys = WhatLeaves.Attributes })
                .SetExemplarFilter(ExemplarFilterType.AlwaysOff)
                .AddOtlpExporter(exporter => SendTo(exporter, address, "v1/metrics")));
    }

    public static ResourceBuilder ResourceOf(Action<ResourceBuilder> resource)
    {
        var builder = ResourceBuilder.CreateDefault();
        resource(builder);
        return builder;
    }

    public static void SendTo(OtlpExporterOptions exporter, Uri address, string path)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri($"{address.AbsoluteUri.TrimEnd('/')}/{path}");
    }
}
