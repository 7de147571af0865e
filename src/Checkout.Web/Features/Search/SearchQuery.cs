using Checkout.Data.Search;
using Checkout.Web.Features.Contracts;
using Checkout.Web.Features.CreditMemos;
using Checkout.Web.Features.Invoices;
using Checkout.Web.Features.Orders;
using Checkout.Web.Features.Payments;
using Checkout.Web.Features.Quotes;
using Microsoft.AspNetCore.Http.Extensions;

namespace Checkout.Web.Features.Search;

/// <summary>
/// Looks through every tab of the current account, each by the tab's own filter: what is counted here is what the tab's list shows under
/// the same words.
/// </summary>
public sealed class SearchQuery(CheckoutDbContext db, Reader reader)
{
    private const int Shown = 4;

    /// <summary>The one document with that number, whatever its kind; null where there is none, or more than one.</summary>
    public async Task<string?> ExactAsync(SearchWords words, CancellationToken cancellation)
    {
        if (!words.MayBeNumber)
        {
            return null;
        }

        var (typed, upper) = (words.Text, words.Text.ToUpperInvariant());
        var slug = DocumentNumber.Slug(upper);
        var found = await db.Accounts.Select(_ => new
        {
            Quote = db.Quotes.Newest().Where(row => row.Number == typed || row.Number == upper || row.Slug == slug).Select(row => row.Slug)
                .FirstOrDefault(),
            Contract = db.Contracts.Where(row => row.Number == typed || row.Number == upper || row.Slug == slug).Select(row => row.Slug)
            .FirstOrDefault(),
            Order = db.Orders.Where(row => row.Number == typed || row.Number == upper || row.Slug == slug).Select(row => row.Slug)
            .FirstOrDefault(),
            Invoice = db.Invoices.Where(row => row.Number == typed || row.Number == upper || row.Slug == slug).Select(row => row.Slug)
            .FirstOrDefault(),
            Payment = db.Payments.Where(row => row.Number == typed || row.Number == upper || row.Slug == slug).Select(row => row.Slug)
            .FirstOrDefault(),
            Memo = db.CreditMemos.Where(row => row.Number == typed || row.Number == upper || row.Slug == slug).Select(row => row.Slug)
            .FirstOrDefault(),
            Activity = db.CollectionsActivities.Where(row => row.Number == typed || row.Number == upper || row.Slug == slug)
            .Select(row => row.Slug).FirstOrDefault(),
            Message = db.ContactRequests.Where(row => row.Number == typed || row.Number == upper).Select(row => row.Number)
            .FirstOrDefault(),
        }).SingleAsync(cancellation);
        var hits = new (DocumentKind Kind, string? Slug)[]
        {
            (DocumentKind.Quote, found.Quote), (DocumentKind.Contract, found.Contract), (DocumentKind.Order, found.Order),
                (DocumentKind.Invoice, found.Invoice),
            (DocumentKind.Payment, found.Payment), (DocumentKind.CreditMemo, found.Memo ?? found.Activity),
            (DocumentKind.Contact, found.Message),
        }.Where(hit => hit.Slug is not null).ToList();
        return hits.Count == 1 ? DocumentPath.Of(hits[0].Kind, hits[0].Slug!) : null;
    }

    public async Task<SearchPage> ReadAsync(SearchWords words, CancellationToken cancellation)
    {
        SearchGroup?[] groups =
        [
            await GroupAsync("Quotes", DocumentKind.Quote, words, q => new QuoteFilter { Q = q }.ApplyTo(db, reader)
                .OrderByDescending(row => row.PublishedAt).ThenByDescending(row => row.Ordinal)
                .Select(row => new Hit(row.Number, row.Slug, row.Title, row.PublishedOn, row.TotalAmount, row.Currency)), cancellation),
            await GroupAsync("Contracts", DocumentKind.Contract, words, q => new ContractFilter { Q = q }.ApplyTo(db, reader)
                .OrderByDescending(row => row.StartsOn).ThenByDescending(row => row.Ordinal)
                .Select(row => new Hit(row.Number, row.Slug, row.Name, row.StartsOn, null, null)), cancellation),
            await GroupAsync("Orders", DocumentKind.Order, words, q => new OrderFilter { Q = q }.ApplyTo(db, reader)
                .OrderByDescending(row => row.PlacedOn).ThenByDescending(row => row.Ordinal)
                .Select(row => new Hit(row.Number, row.Slug, row.PlacedBy, row.PlacedOn, row.TotalAmount, row.Currency)), cancellation),
            await InstalledAsync(words, cancellation),
            await GroupAsync("Invoices", DocumentKind.Invoice, words, q => new InvoiceFilter { Q = q }.ApplyTo(db, reader)
                .OrderByDescending(row => row.IssuedOn).ThenByDescending(row => row.Ordinal)
                .Select(row => new Hit(row.Number, row.Slug,
                    row.Lines.OrderBy(line => line.Position).Select(line => line.Name).FirstOrDefault(), row.IssuedOn, row.TotalAmount,
                    row.Currency)), cancellation),
            await GroupAsync("Payments", DocumentKind.Payment, words, q => new PaymentFilter { Q = q }.ApplyTo(db, reader)
                .OrderByDescending(row => row.ReceivedOn).ThenByDescending(row => row.Ordinal)
                .Select(row => new Hit(row.Number, row.Slug, row.Reference, row.ReceivedOn, row.Amount, row.Currency)), cancellation),
            await GroupAsync("Credit Memos", DocumentKind.CreditMemo, words, q => new CreditFilter { Q = q }.ApplyTo(db, reader)
                .OrderByDescending(row => row.On).ThenByDescending(row => row.Ordinal)
                .Select(row => new Hit(row.Number, row.Slug, null, row.On, row.Amount, row.Currency) { CreditKind = row.Kind }),
                    cancellation),
            await MessagesAsync(words, cancellation),
        ];
        return new SearchPage(words, [.. groups.OfType<SearchGroup>()]);
    }

    private static async Task<SearchGroup?> GroupAsync(string title, DocumentKind kind, SearchWords words,
        Func<string, IQueryable<Hit>> find, CancellationToken cancellation)
    {
        var (hits, lists) = (new List<Hit>(), new List<SearchList>());
        foreach (var (query, amount) in words.Amounts.Select(amount => (SearchWords.Query(amount), (decimal?)amount))
            .Append((words.Text, null)))
        {
            var found = find(query);
            if (await found.CountAsync(cancellation) is > 0 and var count)
            {
                lists.Add(new SearchList($"/{DocumentPath.Tab(kind)}{new QueryBuilder { { "q", query } }.ToQueryString()}", count, amount));
                hits.AddRange(await found.Take(Shown).ToListAsync(cancellation));
            }
        }

        return lists.Count == 0 ? null
            : new SearchGroup(title, [.. hits.DistinctBy(hit => hit.Slug).Take(Shown).Select(hit => hit.Of(kind))], lists);
    }

    /// <summary>Products have no page of their own: each leads to its rows in the tab.</summary>
    private async Task<SearchGroup?> InstalledAsync(SearchWords words, CancellationToken cancellation)
    {
        var found = db.InstalledProducts.AsQueryable();
        foreach (var word in SearchText.Fold(words.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            found = found.Where(product => EF.Property<string>(product, SearchText.Column).Contains(word));
        }

        var products = await found.Select(product => new { product.Sku, product.Name }).Distinct().OrderBy(product => product.Name)
            .ThenBy(product => product.Sku).Take(Shown).ToListAsync(cancellation);
        return products.Count == 0
            ? null
            : new SearchGroup(
                "Installed Products",
                [.. products.Select(product => new SearchHit(Kind: null, product.Name,
                $"/InstalledProducts{new QueryBuilder { { "q", product.Sku } }.ToQueryString()}", product.Sku, On: null, Amount: null))],
                [new SearchList($"/InstalledProducts{new QueryBuilder { { "q", words.Text } }.ToQueryString()}", Count: null,
                Amount: null)]);
    }

    private async Task<SearchGroup?> MessagesAsync(SearchWords words, CancellationToken cancellation)
    {
        var found = db.ContactRequests.AsQueryable();
        foreach (var word in SearchText.Fold(words.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            found = found.Where(request => EF.Property<string>(request, SearchText.Column).Contains(word));
        }

        var requests = await found.OrderByDescending(request => request.SentAt).ThenByDescending(request => request.Ordinal)
            .Take(Shown).Select(request => new { request.Number, request.UserName, request.Document, request.SentAt })
                .ToListAsync(cancellation);
        return requests.Count == 0
            ? null
            : new SearchGroup("Your messages to us", [.. requests.Select(request => new SearchHit(
                DocumentKind.Contact, request.Number, request.Number,
                request.Document is null ? request.UserName : $"{request.UserName}, about {request.Document}",
                DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(request.SentAt, reader.Zone).DateTime), Amount: null))], []);
    }

    private sealed record Hit(string Number, string Slug, string? What, DateOnly? On, decimal? Amount, Currency? Currency)
    {
        /// <summary>A <see cref="CreditEntryKind"/>.</summary>
        public int? CreditKind { get; init; }

        public SearchHit Of(DocumentKind kind) =>
            new(kind, Number, Slug, What ?? (CreditKind is { } credit ? CreditWords.Of((CreditEntryKind)credit) : null), On,
            Amount is { } amount && Currency is { } currency ? new Money(amount, currency) : null);
    }
}
