using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Checkout.Crash;

/// <summary>Kills this process when a transaction that has written everything is about to commit, after letting so many pass.</summary>
internal sealed class FaultPoint(int transactions) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private int _left = transactions;

    /// <summary>Counts anew.</summary>
    public void LetPass(int count) => Interlocked.Exchange(ref _left, count);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.TransactionCommitting.Name && Interlocked.Decrement(ref _left) < 0)
        {
            Process.GetCurrentProcess().Kill();
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
