namespace Checkout.Data.Feed;

/// <summary>Some records that are imported together: what they refer to is looked up at once, and nothing of them stays in
/// memory.</summary>
internal sealed class FeedBatch(FeedPass pass, FeedReport report)
{
    private const int Size = 400;

    private readonly List<ParsedLine> _lines = new(Size);

    public bool IsFull => _lines.Count >= Size;

    public void Add(ParsedLine line) => _lines.Add(line);

    public async Task ImportAsync(CancellationToken cancellation)
    {
        var delivered = await DeliveredAsync(cancellation);
        var changed = new List<ParsedLine>(_lines.Count);
        foreach (var line in _lines)
        {
            if (delivered.TryGetValue((line.Import.Type, line.Record.ExternalId), out var before) && before.Hash == line.Hash)
            {
                report.CountOf(line.Import.Type).Skipped++;
            }
            else
            {
                changed.Add(line);
            }
        }

        await LookUpAsync(changed, delivered, cancellation);
        foreach (var line in changed)
        {
            await ImportAsync(line, delivered.GetValueOrDefault((line.Import.Type, line.Record.ExternalId)), cancellation);
        }

        if (pass is { Writes: true } && report.Succeeded)
        {
            await pass.FlushAsync(cancellation);
        }

        pass.Forget();
        _lines.Clear();
    }

    private async Task<Dictionary<(string Type, string ExternalId), ImportedRecord>> DeliveredAsync(CancellationToken cancellation)
    {
        var delivered = new Dictionary<(string, string), ImportedRecord>(_lines.Count);
        foreach (var type in _lines.GroupBy(line => line.Import.Type, line => line.Record.ExternalId, StringComparer.Ordinal))
        {
            var ids = type.ToList();
            await foreach (var record in pass.Db.ImportedRecords.AsNoTracking()
                .Where(record => record.Type == type.Key && ids.Contains(record.ExternalId))
                .AsAsyncEnumerable().WithCancellation(cancellation))
            {
                delivered[(record.Type, record.ExternalId)] = record;
            }
        }

        return delivered;
    }

    private async Task LookUpAsync(List<ParsedLine> lines, Dictionary<(string Type, string ExternalId), ImportedRecord> delivered,
        CancellationToken cancellation)
    {
        foreach (var line in lines)
        {
            line.Import.Refer(line.Record, pass);
        }

        foreach (var line in lines.Where(line => !delivered.ContainsKey((line.Import.Type, line.Record.ExternalId))))
        {
            pass.FactsOf(line.Import.Type)?.Unwant(line.Record.ExternalId);
        }

        foreach (var table in pass.Facts)
        {
            await table.LoadAsync(pass.Db, cancellation);
        }

        foreach (var line in lines)
        {
            line.Import.Name(line.Record, pass);
        }

        foreach (var names in pass.Names)
        {
            await names.LoadAsync(pass.Db, cancellation);
        }

        if (pass.Writes)
        {
            foreach (var type in lines.GroupBy(line => line.Import))
            {
                await type.Key.PreloadAsync([.. type.Select(line => line.Record)], pass, cancellation);
            }
        }
    }

    private async Task ImportAsync(ParsedLine line, ImportedRecord? before, CancellationToken cancellation)
    {
        pass.Enter(line.Number);
        Guid? id = null;
        try
        {
            id = before is null
                ? await line.Import.AddAsync(line.Record, pass, cancellation)
                : await line.Import.ChangeAsync(line.Record, before.EntityId, pass, cancellation);
        }
        catch (RuleViolation violation)
        {
            pass.Problem(violation.Field, violation.Message);
        }

        if (id is not { } entityId || pass.Failed)
        {
            pass.FactsOf(line.Import.Type)?.Break(line.Record.ExternalId);
            return;
        }

        var count = report.CountOf(line.Import.Type);

        // An e-invoice may come again with other words that Checkout has no place for.
        if (pass.SaysNothingNew || (before is not null && line.Record is AccountingRecord { EInvoice: not null } && !pass.HasChanges))
        {
            count.Skipped++;
        }
        else
        {
            pass.NoteWritten();
            (count.Added, count.Changed) = before is null ? (count.Added + 1, count.Changed) : (count.Added, count.Changed + 1);
        }

        if (before is null)
        {
            pass.Add(new ImportedRecord(line.Import.Type, line.Record.ExternalId, line.Hash, entityId));
        }
        else
        {
            Replace(before, line, entityId);
        }
    }

    private void Replace(ImportedRecord before, ParsedLine line, Guid entityId)
    {
        pass.Db.ImportedRecords.Attach(before);
        before.Replace(line.Hash, entityId);
    }
}
