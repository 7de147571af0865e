using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Checkout.Benchmarks.Driving;

/// <summary>
/// Runs within a portal that the benchmark starts, before the portal does (DOTNET_STARTUP_HOOKS): whoever connects to its socket and sends
/// a byte is told how many bytes the process has allocated and how many commands EF Core has sent since the first time it was asked.
/// </summary>
#pragma warning disable CA1050, MA0047 // .NET looks for this type in no namespace.
public static class StartupHook
#pragma warning restore CA1050, MA0047
{
    private static long _commands;
    private static int _counts;

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Counters.Variable) is { Length: > 0 } path)
        {
            var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(new UnixDomainSocketEndPoint(path));
            listener.Listen();
            new Thread(() => Answer(listener)) { IsBackground = true }.Start();
        }
    }

    private static void Answer(Socket listener)
    {
        using var asker = listener.Accept();
        var asked = new byte[1];
        while (asker.Receive(asked) == 1)
        {
            if (Interlocked.Exchange(ref _counts, 1) == 0)
            {
                DiagnosticListener.AllListeners.Subscribe(new Commands());
            }

            asker.Send(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"{GC.GetTotalAllocatedBytes(precise: true)} {Interlocked.Read(ref _commands)}\n")));
        }
    }

    private sealed class Commands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        private const string Source = "Microsoft.EntityFrameworkCore";
        private const string Executed = Source + ".Database.Command.CommandExecuted";

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == Source)
            {
                value.Subscribe(this, name => name == Executed);
            }
        }

        public void OnNext(KeyValuePair<string, object?> value) => Interlocked.Increment(ref _commands);

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
