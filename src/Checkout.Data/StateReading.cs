namespace Checkout.Data;

/// <summary>While it lasts, every query of the context sees the same state of the database, whatever others write. Nothing is written in
/// it.</summary>
public sealed class StateReading(IAsyncDisposable transaction, IAsyncDisposable? owner = null) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        if (owner is not null)
        {
            await owner.DisposeAsync();
        }
    }
}
