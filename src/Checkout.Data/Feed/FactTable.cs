using System.Linq.Expressions;

namespace Checkout.Data.Feed;

/// <summary>What the feed needs to know of a row that records refer to.</summary>
internal interface IFacts
{
    Guid Id { get; }
}

/// <summary>A table of facts, whatever it is about.</summary>
internal interface IFactTable
{
    /// <summary>The kind of record.</summary>
    string Type { get; }

    /// <summary>Remembers that a record of this id is wrong, so that what refers to it isn't blamed as well.</summary>
    void Break(string key);

    /// <summary>Forgets what can be read again, once it is much.</summary>
    void Trim();

    /// <summary>Says that the database has no record of this id.</summary>
    void Unwant(string key);

    /// <summary>Reads from the database what is wanted and not known yet.</summary>
    Task LoadAsync(CheckoutDbContext db, CancellationToken cancellation);
}

/// <summary>
/// What is known about rows of one kind by the vendor's external id, from earlier lines of the file and from the database. Documents that
/// Checkout issued have no external id and are named by their number: checkout:C-00000042.
/// </summary>
internal sealed class FactTable<TEntity, TFacts>(string type, string noun, Expression<Func<TEntity, TFacts>> projection) : IFactTable
    where TEntity : Entity
    where TFacts : class, IFacts
{
    private const int MostKept = 10_000;

    private readonly Dictionary<string, TFacts> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _wanted = new(StringComparer.Ordinal);
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);
    private readonly Func<TEntity, TFacts> _read = projection.Compile();

    public string Type { get; } = type;

    /// <summary>What it is called in sentences.</summary>
    public string Noun { get; } = noun;

    public void Want(string? key)
    {
        if (key is not null && !_known.ContainsKey(key))
        {
            _wanted.Add(key);
        }
    }

    public TFacts? Find(string key) => _known.GetValueOrDefault(key);

    /// <summary>True where a record of that id stands earlier in the file, but is wrong itself: one problem is enough.</summary>
    public bool IsBroken(string key) => _broken.Contains(key);

    public TFacts Set(string key, TEntity entity) => _known[key] = _read(entity);

    public void Replace(string key, TFacts facts) => _known[key] = facts;

    /// <summary>Notes what a line changed of a row that it does not name.</summary>
    public void Change(Guid id, Func<TFacts, TFacts> change)
    {
        foreach (var (key, facts) in _known.Where(pair => pair.Value.Id == id).ToList())
        {
            _known[key] = change(facts);
        }
    }

    public void Break(string key) => _broken.Add(key);

    public void Trim()
    {
        if (_known.Count > MostKept)
        {
            _known.Clear();
        }
    }

    public void Unwant(string key) => _wanted.Remove(key);

    public async Task LoadAsync(CheckoutDbContext db, CancellationToken cancellation)
    {
        var wanted = _wanted.ToLookup(FeedReference.IsNumber);
        _wanted.Clear();
        var external = wanted[false].ToList();
        if (external.Count > 0)
        {
            var ids = await db.ImportedRecords.AsNoTracking().Where(record => record.Type == Type && external.Contains(record.ExternalId))
                .ToDictionaryAsync(record => record.EntityId, record => record.ExternalId, cancellation);
            var found = ids.Keys.ToList();
            foreach (var facts in found.Count == 0 ? [] : await db.Set<TEntity>().AsNoTracking().Where(entity => found.Contains(entity.Id))
                .Select(projection).ToListAsync(cancellation))
            {
                _known[ids[facts.Id]] = facts;
            }
        }

        var numbers = wanted[true].Select(FeedReference.NumberOf).ToList();
        if (numbers.Count > 0 && typeof(IDocument).IsAssignableFrom(typeof(TEntity)))
        {
            await LoadByNumberAsync(db, numbers, cancellation);
        }
    }

    private async Task LoadByNumberAsync(CheckoutDbContext db, List<string> numbers, CancellationToken cancellation)
    {
        var rows = db.Set<TEntity>().AsNoTracking()
            .Where(entity => numbers.Contains(EF.Property<string>(entity, nameof(IDocument.Number)))
                && EF.Property<DocumentSource>(entity, nameof(Domain.Quotes.Quote.Source)) == DocumentSource.Checkout);
        var ids = await rows.Select(entity => new { entity.Id, Number = EF.Property<string>(entity, nameof(IDocument.Number)) })
            .ToDictionaryAsync(row => row.Id, row => row.Number, cancellation);
        foreach (var facts in await rows.Select(projection).ToListAsync(cancellation))
        {
            _known[FeedReference.ToNumber(ids[facts.Id])] = facts;
        }
    }
}

/// <summary>How records name each other.</summary>
internal static class FeedReference
{
    private const string Checkout = "checkout:";

    public static bool IsNumber(string key) => key.StartsWith(Checkout, StringComparison.Ordinal);

    public static string NumberOf(string key) => key[Checkout.Length..];

    public static string ToNumber(string number) => Checkout + number;
}
