using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Checkout.Web.Telemetry;

/// <summary>A span for each command of EF Core, on whichever database: its text, never its parameters.</summary>
internal sealed class QuerySpans : IHostedService, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly List<IDisposable> _subscriptions = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _subscriptions.ForEach(subscription => subscription.Dispose());
        return Task.CompletedTask;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            _subscriptions.Add(value.Subscribe(this,
                name => name == RelationalEventId.CommandExecuted.Name || name == RelationalEventId.CommandError.Name));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not CommandEndEventData command)
        {
            return;
        }

        var text = command.Command.CommandText;
        using var span = TradeMeter.Spans.StartActivity(text.TrimStart().Split(' ', '\n')[0], ActivityKind.Client, default(ActivityContext),
            startTime: command.StartTime);
        span?.SetTag("db.query.text", text).SetEndTime(command.StartTime.UtcDateTime + command.Duration);
        if (command is CommandErrorEventData failed)
        {
            span?.SetTag("error.type", failed.Exception.GetType().FullName).SetStatus(ActivityStatusCode.Error);
        }
    }

    public void OnCompleted()
    {
        // Listeners end with the process.
    }

    public void OnError(Exception error)
    {
        // What failed is in the span of the command.
    }
}
