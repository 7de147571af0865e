using Microsoft.Extensions.Logging;

namespace Checkout.Testing;

/// <summary>Keeps what is logged at a level that somebody looks at.</summary>
public sealed class LogLines
{
    public List<string> Troubles { get; } = [];

    public ILogger<T> Of<T>() => new Kept<T>(Troubles);

    private sealed class Kept<T>(List<string> lines) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                lock (lines)
                {
                    lines.Add(formatter(state, exception));
                }
            }
        }
    }
}
