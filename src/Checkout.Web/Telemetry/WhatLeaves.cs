using System.Text.RegularExpressions;
using OpenTelemetry;
using Activity = System.Diagnostics.Activity;

namespace Checkout.Web.Telemetry;

/// <summary>
/// Of spans, metrics and logs only what is named here leaves. Whatever else a library comes to note (addresses, search words, what a server
/// said) is cut, so that nothing of a person's leaves by an update either.
/// </summary>
internal sealed partial class WhatLeaves : BaseProcessor<Activity>
{
    /// <summary>Attributes of spans and metrics. The route is the template, never the address that was asked for.</summary>
    public static readonly string[] Attributes =
    [
        "http.request.method", "http.response.status_code", "http.route", "url.scheme", "network.protocol.version", "error.type",
        "db.system", "db.system.name", "db.operation.name", "db.query.text", "db.client.connection.state", "db.response.status_code",
        "mail.kind", "mail.count", "run", "outcome", "event", "cpu.mode", "gc.heap.generation", "dotnet.gc.heap.generation",
    ];

    /// <summary>Values of lines of the log.</summary>
    public static readonly string[] LogValues =
    [
        "RequestMethod", "StatusCode", "Elapsed", "SecurityEvent", "Run", "Count", "Kind", "Work", "Pause", "Seconds", "More", "Gateway",
        "Status", "Method",
    ];

    private const int MostText = 2000;

    private static readonly HashSet<string> Known = new(Attributes, StringComparer.Ordinal);

    public override void OnEnd(Activity data)
    {
        foreach (var (name, value) in data.TagObjects.ToList())
        {
            if (!Known.Contains(name))
            {
                data.SetTag(name, null);
            }
            else if (name == "db.query.text")
            {
                data.SetTag(name, WithoutLiterals(value?.ToString() ?? ""));
            }
        }

        // What an exception said, and what a browser said about itself; without one of its own a span has its parent's.
        data.SetStatus(data.Status);
        data.TraceStateString = "";
    }

    private static string WithoutLiterals(string sql) => Literal().Replace(sql.Truncate(MostText), "?");

    [GeneratedRegex(@"'(?:[^']|'')*('|$)|(?<![\w@$.""])\d+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literal();
}
