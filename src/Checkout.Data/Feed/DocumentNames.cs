using System.Linq.Expressions;

namespace Checkout.Data.Feed;

/// <summary>The names that documents of one kind have taken, whatever the kind.</summary>
internal interface IDocumentNames
{
    Task LoadAsync(CheckoutDbContext db, CancellationToken cancellation);
}

/// <summary>Sees to it that imported numbers are unique per account, and finds each a slug that is free (R21).</summary>
/// <param name="noun">What one is called in sentences.</param>
/// <param name="isImported">Which of them the vendor numbered.</param>
internal sealed class DocumentNames<TDocument>(string noun, Expression<Func<TDocument, bool>> isImported) : IDocumentNames
    where TDocument : NumberedDocument
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
        _slugs.UnionWith((await documents.Where(document => slugs.Contains(document.Slug))
            .Select(document => new { document.AccountId, document.Slug }).ToListAsync(cancellation))
            .Select(name => (name.AccountId, name.Slug)));
        _numbers.UnionWith((await documents.Where(isImported).Where(document => numbers.Contains(document.Number))
            .Select(document => new { document.AccountId, document.Number }).ToListAsync(cancellation))
            .Select(name => (name.AccountId, name.Number)));
    }

    /// <summary>Takes the number, or refuses it where the account has an imported document of that number already.</summary>
    public void Claim(FeedPass pass, Guid? accountId, string number, string advice = "")
    {
        if (accountId is { } id && !_numbers.Add((id, number)))
        {
            pass.Problem("number", $"The account has {noun} {number} already, under another external id.{advice}");
        }
    }

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
