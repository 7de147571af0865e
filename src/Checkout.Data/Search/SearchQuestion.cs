namespace Checkout.Data.Search;

/// <summary>What is looked for among the rows of one table.</summary>
/// <param name="Text">Words as <see cref="SearchText.Words"/> makes them, with spaces between them.</param>
public abstract record SearchQuestion(Type Document, string Text)
{
    public static SearchQuestion Of<T>(params IEnumerable<string> words)
        where T : class => new Asked<T>(string.Join(' ', words));

    internal IReadOnlyList<string> Words => Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The rows that have all words, as far as they matter, by their texts.</summary>
    /// <param name="at">Comes with each.</param>
    internal abstract IQueryable<SearchedRow> Rows(CheckoutDbContext db, int at);

    private sealed record Asked<T>(string Text) : SearchQuestion(typeof(T), Text)
        where T : class
    {
        internal override IQueryable<SearchedRow> Rows(CheckoutDbContext db, int at) => db.Set<T>().Having(Words)
            .Take(SearchIndex.Most + 1)
            .Select(row => new SearchedRow { Question = EF.Constant(at), Id = EF.Property<Guid>(row, nameof(Entity.Id)) });
    }
}

/// <summary>A row that was found for one of several questions.</summary>
internal sealed record SearchedRow
{
    public required int Question { get; init; }

    public required Guid Id { get; init; }
}
