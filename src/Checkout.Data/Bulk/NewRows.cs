using System.Data.Common;

namespace Checkout.Data.Bulk;

/// <summary>
/// Rows that are new, held back and then written at once by the driver's bulk path, past the change tracker: it costs many times what the
/// database does. <see cref="WriteGuard"/> sees to them as to rows that are saved.
/// </summary>
internal sealed class NewRows(CheckoutDbContext db)
{
    private readonly Dictionary<Type, List<object>> _rows = [];
    private readonly Dictionary<Guid, object> _byId = [];

    // Where something beside them needs to find them in the change tracker, until they are written.
    private bool _tracked;

    public bool Any => _rows.Count > 0;

    /// <summary>Holds a row back, with those that exist only with it and those that must exist beside it.</summary>
    public void Add(object row)
    {
        if (_tracked)
        {
            db.Add(row);
            return;
        }

        if (!_rows.TryGetValue(row.GetType(), out var rows))
        {
            _rows.Add(row.GetType(), rows = []);
        }

        rows.Add(row);
        if (row is Entity entity)
        {
            _byId[entity.Id] = row;
        }
    }

    /// <summary>The row of that identity that is held back; null where there is none.</summary>
    public TRow? Find<TRow>(Guid id)
        where TRow : class => _byId.GetValueOrDefault(id) as TRow;

    /// <summary>The rows of a kind that are held back.</summary>
    public IEnumerable<TRow> Of<TRow>() => _rows.GetValueOrDefault(typeof(TRow))?.Cast<TRow>() ?? [];

    /// <summary>The accounts that they belong to.</summary>
    public IEnumerable<Guid> Accounts() =>
        _rows.Values.SelectMany(rows => rows).Select(WriteGuard.OwnerOf).OfType<Guid>().Distinct();

    /// <summary>Hands them to the change tracker, as if they had been added to the context: for work that looks for them there.</summary>
    public void Track()
    {
        db.AddRange(_rows.Values.SelectMany(rows => rows));
        Clear();
        _tracked = true;
    }

    /// <summary>Writes them, whoever is referred to first, inside the transaction that is open.</summary>
    /// <exception cref="DbUpdateException">The database refuses a row.</exception>
    public async Task WriteAsync(CancellationToken cancellation)
    {
        var all = new SortedDictionary<int, (BulkTable Table, List<object> Rows)>();
        foreach (var row in _rows.Values.SelectMany(rows => rows))
        {
            Collect(row, all);
            foreach (var companion in WriteGuard.Admit(db, row))
            {
                Collect(companion, all);
            }
        }

        try
        {
            foreach (var (table, rows) in all.Values)
            {
                await using var sink = await db.BulkInsertAsync(table, cancellation);
                rows.ForEach(row => table.Write(row, sink));
                await sink.CompleteAsync(cancellation);
            }
        }
        catch (DbException refused)
        {
            throw new DbUpdateException("The rows could not be written.", refused);
        }

        Clear();
    }

    /// <summary>Forgets them.</summary>
    public void Clear()
    {
        _rows.Clear();
        _byId.Clear();
        _tracked = false;
    }

    private void Collect(object row, SortedDictionary<int, (BulkTable Table, List<object> Rows)> all)
    {
        var table = BulkTable.Of(db.Model)[row.GetType()];
        if (!all.TryGetValue(table.Place, out var rows))
        {
            all.Add(table.Place, rows = (table, []));
        }

        rows.Rows.Add(row);
        foreach (var children in table.Children)
        {
            foreach (var child in children(row))
            {
                Collect(child, all);
            }
        }
    }
}
