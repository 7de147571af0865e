using System.Linq.Expressions;

namespace Checkout.Data.Feed;

/// <summary>A document's number and slug.</summary>
internal sealed record DocumentName(Guid AccountId, string Number, string Slug, DocumentSource Source);

/// <summary>The names that documents of one kind have taken, whatever the kind.</summary>
internal interface IDocumentNames
{
    Task LoadAsync(CheckoutDbContext db, CancellationToken cancellation);
}

/// <summary>Sees to it that imported numbers are unique per account, and finds each a slug that is free (R21).</summary>
internal sealed class DocumentNames<TDocument>(Expression<Func<TDocument, DocumentName>> projection) : IDocumentNames
    where TDocument : class, IDocument
{
    private readonly HashSet<(Guid AccountId, string Number)> _numbers = [];
    private readonly HashSet<(Guid AccountId, string Slug)> _slugs = [];
    private readonly HashSet<(Guid AccountId, string Number)> _wanted = [];

    public void Want(Guid? accountId, string number)
    {
        if (accountId is { } id)
        {
            _wanted.Add((id, number));
        }
    }

    public async Task LoadAsync(CheckoutDbContext db, CancellationToken cancellation)
    {
        if (_wanted.Count == 0)
        {
            return;
        }

        var accounts = _wanted.Select(name => name.AccountId).Distinct().ToList();
        var numbers = _wanted.Select(name => name.Number).Distinct(StringComparer.Ordinal).ToList();
        var slugs = numbers.Select(DocumentNumber.Slug).Distinct(StringComparer.Ordinal).ToList();
        _wanted.Clear();
        var documents = db.Set<TDocument>().AsNoTracking().Where(document => accounts.Contains(document.AccountId));
        foreach (var name in await documents.Where(document => slugs.Contains(document.Slug)).Select(projection).ToListAsync(cancellation))
        {
            _slugs.Add((name.AccountId, name.Slug));
        }

        foreach (var name in await documents.Where(document => numbers.Contains(document.Number)).Select(projection)
            .ToListAsync(cancellation))
        {
            if (name.Source is DocumentSource.Vendor)
            {
                _numbers.Add((name.AccountId, name.Number));
            }
        }
    }

    /// <returns>False where the account has an imported document of that number already.</returns>
    public bool Claim(Guid accountId, string number) => _numbers.Add((accountId, number));

    /// <summary>The slug of a number, with a suffix where another document of the account has it.</summary>
    public async Task<string> SlugAsync(CheckoutDbContext db, Guid accountId, string number, CancellationToken cancellation)
    {
        var slug = DocumentNumber.Slug(number);
        if (_slugs.Add((accountId, slug)))
        {
            return slug;
        }

        for (var n = 2; ; n++)
        {
            var suffixed = DocumentNumber.WithSuffix(slug, n);
            if (!await db.Set<TDocument>().AnyAsync(document => document.AccountId == accountId && document.Slug == suffixed, cancellation)
                && _slugs.Add((accountId, suffixed)))
            {
                return suffixed;
            }
        }
    }
}
