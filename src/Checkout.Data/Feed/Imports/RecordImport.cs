namespace Checkout.Data.Feed.Imports;

/// <summary>Turns records of one kind into rows.</summary>
internal abstract class RecordImport
{
    public abstract string Type { get; }

    public abstract Type RecordType { get; }

    /// <summary>Says which facts the record needs.</summary>
    public abstract void Refer(FeedRecord record, FeedPass pass);

    /// <summary>Says which document name it will take, once the accounts are known.</summary>
    public virtual void Name(FeedRecord record, FeedPass pass) { }

    /// <summary>Reads rows of a whole batch at once that its records will change.</summary>
    public virtual Task PreloadAsync(IReadOnlyList<FeedRecord> records, FeedPass pass, CancellationToken cancellation) =>
        Task.CompletedTask;

    /// <returns>The new row's id; null where the record has problems.</returns>
    public abstract Task<Guid?> AddAsync(FeedRecord record, FeedPass pass, CancellationToken cancellation);

    /// <summary>Applies a record that differs from what was delivered before.</summary>
    /// <returns>The id of the row that the external id leads to from now on; null where the record has problems.</returns>
    public abstract Task<Guid?> ChangeAsync(FeedRecord record, Guid id, FeedPass pass, CancellationToken cancellation);
}

/// <inheritdoc/>
internal abstract class RecordImport<TRecord>(string type) : RecordImport
    where TRecord : FeedRecord
{
    public override string Type { get; } = type;

    public override Type RecordType => typeof(TRecord);

    public override void Refer(FeedRecord record, FeedPass pass) => Refer((TRecord)record, pass);

    public override void Name(FeedRecord record, FeedPass pass) => Name((TRecord)record, pass);

    public override Task<Guid?> AddAsync(FeedRecord record, FeedPass pass, CancellationToken cancellation) =>
        AddAsync((TRecord)record, pass, cancellation);

    public override Task<Guid?> ChangeAsync(FeedRecord record, Guid id, FeedPass pass, CancellationToken cancellation) =>
        ChangeAsync((TRecord)record, id, pass, cancellation);

    protected abstract void Refer(TRecord record, FeedPass pass);

    protected virtual void Name(TRecord record, FeedPass pass) { }

    protected abstract Task<Guid?> AddAsync(TRecord record, FeedPass pass, CancellationToken cancellation);

    protected abstract Task<Guid?> ChangeAsync(TRecord record, Guid id, FeedPass pass, CancellationToken cancellation);
}
