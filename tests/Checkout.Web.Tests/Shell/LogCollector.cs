using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;

namespace Checkout.Web.Tests.Shell;

/// <summary>Keeps what was logged.</summary>
internal sealed class LogCollector : ILogEventSink
{
    private readonly ConcurrentQueue<LogEvent> _events = new();

    public IReadOnlyCollection<LogEvent> Events => _events;

    public void Emit(LogEvent logEvent) => _events.Enqueue(logEvent);
}
