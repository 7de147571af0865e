namespace Checkout.Data.Bulk;

/// <summary>Takes rows of one table, value by value in the order of its columns, and writes them by the database driver's own bulk path in
/// the transaction that is open. What was not completed was not written.</summary>
internal abstract class RowSink : IAsyncDisposable
{
    public abstract void WriteNull();

    public abstract void Write(bool value);

    public abstract void Write(int value);

    public abstract void Write(long value);

    public abstract void Write(decimal value);

    public abstract void Write(Guid value);

    public abstract void Write(DateOnly value);

    public abstract void Write(DateTimeOffset value);

    public abstract void Write(string value);

    public abstract void Write(byte[] value);

    public abstract void EndRow();

    /// <exception cref="System.Data.Common.DbException">The database refuses a row.</exception>
    public abstract Task CompleteAsync(CancellationToken cancellation);

    public abstract ValueTask DisposeAsync();
}
