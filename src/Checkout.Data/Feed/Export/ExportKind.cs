namespace Checkout.Data.Feed.Export;

/// <summary>One kind of thing that happened on the portal: where it stands in the database, and how it is read.</summary>
/// <param name="Keys">What of it happened in a span, which includes its start and not its end.</param>
internal sealed record ExportKind(string Type, Func<DateTimeOffset, DateTimeOffset, IQueryable<ExportKey>> Keys,
    Func<List<Guid>, IQueryable<ExportBody>> Read)
{
    /// <param name="at">The property that says when it happened.</param>
    /// <param name="read">What the record holds.</param>
    public static ExportKind Of<TRow>(string type, IQueryable<TRow> rows, string at, Func<IQueryable<TRow>, IQueryable<ExportBody>> read)
        where TRow : Entity =>
        new(type,
            (since, until) => rows
                .Where(row => EF.Property<DateTimeOffset?>(row, at) >= since && EF.Property<DateTimeOffset?>(row, at) < until)
                .Select(row => new ExportKey(row.Id, EF.Property<Guid>(row, nameof(IAccountOwned.AccountId)),
                    EF.Property<DateTimeOffset?>(row, at)!.Value, row.Ordinal)),
            ids => read(rows.Where(row => ids.Contains(row.Id))));
}

/// <summary>Finds a thing and its place in the export.</summary>
internal sealed record ExportKey(Guid Id, Guid AccountId, DateTimeOffset At, long Ordinal);

/// <summary>What the record of a thing says, beside what all records do.</summary>
/// <param name="Key">The row that the key names.</param>
/// <param name="Id">Unique; a consumer that has seen it can leave the record out.</param>
/// <param name="Fields">As docs/feed.md names them.</param>
internal sealed record ExportBody(Guid Key, string Id, object Fields);
