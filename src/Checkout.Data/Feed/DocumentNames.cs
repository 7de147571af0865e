using System.Linq.Expressions;

namespace Checkout.Data.Feed;

/// <summary>The names that documents of one kind have taken, whatever the kind.</summary>
internal interface IDocumentNames
{
    Type Document { get; }

    /// <summary>The places in URLs that more than one document wanted.</summary>
    IReadOnlySet<string> Contested { get; }

    Task LoadAsync(CheckoutDbContext db, CancellationToken cancellation);
}

/// <summary>Sees to it that imported numbers are unique per account, and finds each a slug that is free (R21). The second reading of a file
/// remembers nothing but what the first found contested.</summary>
/// <param name="noun">What one is called in sentences.</param>
/// <param name="isImported">Which of them the vendor numbered.</param>
/// <param name="contested">What the first reading found; null while that goes on.</param>
internal sealed class DocumentNames<TDocument>(string noun, Expression<Func<TDocument, bool>> isImported,
    IReadOnlySet<string>? contested) : IDocumentNames
    where TDocument : NumberedDocument
{
    // The index is searched for each account with each name: a few accounts at once, so that it is not for all of a batch with all.
    private const int AccountsAtOnce = 8;

    private readonly HashSet<(Guid AccountId, string Number)> _numbers = [];
    private readonly HashSet<(Guid AccountId, string Slug)> _slugs = [];
    private readonly HashSet<(Guid AccountId, string Number)> _wanted = [];
    private readonly HashSet<string> _contested = new(StringComparer.Ordinal);

    public Type Document => typeof(TDocument);

    public IReadOnlySet<string> Contested => _contested;

    public void Want(Guid? accountId, string number)
    {
        if (contested is null && accountId is { } id)
        {
            _wanted.Add((id, number));
        }
    }

    public async Task LoadAsync(CheckoutDbContext db, CancellationToken cancellation)
    {
        foreach (var some in _wanted.GroupBy(name => name.AccountId, name => name.Number).Chunk(AccountsAtOnce))
        {
            var accounts = some.Select(account => account.Key).ToList();
            var numbers = some.SelectMany(account => account).Distinct(StringComparer.Ordinal).ToList();
            var slugs = numbers.Select(DocumentNumber.Slug).Distinct(StringComparer.Ordinal).ToList();
            var documents = db.Set<TDocument>().AsNoTracking().Where(document => accounts.Contains(document.AccountId));
            _slugs.UnionWith((await documents.Where(document => slugs.Contains(document.Slug))
                .Select(document => new { document.AccountId, document.Slug }).ToListAsync(cancellation))
                .Select(name => (name.AccountId, name.Slug)));
            _numbers.UnionWith((await documents.Where(isImported).Where(document => numbers.Contains(document.Number))
                .Select(document => new { document.AccountId, document.Number }).ToListAsync(cancellation))
                .Select(name => (name.AccountId, name.Number)));
        }

        _wanted.Clear();
    }

    /// <summary>Takes the number, or refuses it where the account has an imported document of that number already.</summary>
    public void Claim(FeedPass pass, Guid? accountId, string number, string advice = "")
    {
        if (contested is null && accountId is { } id && !_numbers.Add((id, number)))
        {
            pass.Problem("number", $"The account has {noun} {number} already, under another external id.{advice}");
        }
    }

    /// <summary>The slug of a number, with a suffix where another document of the account has it.</summary>
    public async Task<string> SlugAsync(CheckoutDbContext db, Guid accountId, string number, CancellationToken cancellation)
    {
        var slug = DocumentNumber.Slug(number);
        if (contested?.Contains(slug) is false)
        {
            return slug;
        }

        for (var n = 1; ; n++)
        {
            // On the first reading those without a suffix are known.
            var free = n == 1 ? slug : DocumentNumber.WithSuffix(slug, n);
            var isStored = (n > 1 || contested is not null) && await db.Set<TDocument>()
                .AnyAsync(document => document.AccountId == accountId && document.Slug == free, cancellation);
            if (!isStored && _slugs.Add((accountId, free)))
            {
                return free;
            }

            _contested.Add(free);
        }
    }
}
