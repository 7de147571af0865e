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

    /// <summary>Rows of a tab that are counted where many have the words; the tab’s own list counts more.</summary>
    private const int CountedOfMany = 100;

    private static readonly DocumentKind[] Kinds =
    [
        DocumentKind.Quote, DocumentKind.Contract, DocumentKind.Order, DocumentKind.Invoice, DocumentKind.Payment, DocumentKind.CreditMemo,
        DocumentKind.CollectionsActivity, DocumentKind.Contact,
    ];

    // In the order of the kinds.
    private static readonly CompiledQuery<Func<CheckoutDbContext, string, string, string, CancellationToken, Task<string?[]>>> Numbered =
        new(() => EF.CompileAsyncQuery((CheckoutDbContext db, string typed, string upper, string slug, CancellationToken _) =>
            db.Accounts.Select(_ => new[]
            {
                db.Quotes.Where(QuoteStatuses.Newest).Where(row => row.Number == typed || row.Number == upper || row.Slug == slug)
                    .Select(row => row.Slug).FirstOrDefault(),
                db.Contracts.Where(row => row.Number == typed || row.Number == upper || row.Slug == slug)
                    .Select(row => row.Slug).FirstOrDefault(),
                db.Orders.Where(row => row.Number == typed || row.Number == upper || row.Slug == slug)
                    .Select(row => row.Slug).FirstOrDefault(),
                db.Invoices.Where(row => row.Number == typed || row.Number == upper || row.Slug == slug)
                    .Select(row => row.Slug).FirstOrDefault(),
                db.Payments.Where(row => row.Number == typed || row.Number == upper || row.Slug == slug)
                    .Select(row => row.Slug).FirstOrDefault(),
                db.CreditMemos.Where(row => row.Number == typed || row.Number == upper || row.Slug == slug)
                    .Select(row => row.Slug).FirstOrDefault(),
                db.CollectionsActivities.Where(row => row.Number == typed || row.Number == upper || row.Slug == slug)
                    .Select(row => row.Slug).FirstOrDefault(),
                db.ContactRequests.Where(row => row.Number == typed || row.Number == upper)
                    .Select(row => row.Number).FirstOrDefault(),
            }).Single()));

    /// <summary>The one document with that number, whatever its kind; null where there is none, or more than one. Zeros that fill up a
    /// number may be left out.</summary>
    public async Task<string?> ExactAsync(SearchWords words, CancellationToken cancellation)
    {
        foreach (var number in words.Numbers)
        {
            var upper = number.ToUpperInvariant();
            var slugs = await Numbered.For(db)(db, number, upper, DocumentNumber.Slug(upper), cancellation);
            var hits = Kinds.Zip(slugs).Where(hit => hit.Second is not null).ToList();
            if (hits.Count > 0)
            {
                return hits is [var (kind, slug)] ? DocumentPath.Of(kind, slug!) : null;
            }
        }

        return null;
    }

    public async Task<SearchPage> ReadAsync(SearchWords words, CancellationToken cancellation)
    {
        SearchTab[] tabs =
        [
            Tab("Quotes", DocumentKind.Quote, words, q => new QuoteFilter { Q = q }, QuoteSorts.All, QuoteRow.Query,
                row => new(DocumentKind.Quote, row.Number, row.Slug, row.Title, row.PublishedOn, row.Total, row.StatusWord)),
            Tab("Contracts", DocumentKind.Contract, words, q => new ContractFilter { Q = q }, ContractRow.SortsOn(db, reader.Today),
                ContractRow.Query,
                row => new(DocumentKind.Contract, row.Number, row.Slug, row.Name, row.StartsOn, Amount: null, row.StatusWord)),
            Tab("Orders", DocumentKind.Order, words, q => new OrderFilter { Q = q }, OrderRow.Sorts, OrderRow.Query,
                row => new(DocumentKind.Order, row.Number, row.Slug, row.PlacedBy, row.PlacedOn, row.Total, row.StatusWord)),
            new([], (_, cancel) => InstalledAsync(words, cancel)),
            Tab("Invoices", DocumentKind.Invoice, words, q => new InvoiceFilter { Q = q }, InvoiceRow.Sorts, InvoiceRow.Query,
                row => new(DocumentKind.Invoice, row.Number, row.Slug, row.For, row.IssuedOn, row.Total, row.StatusWord)),
            Tab("Payments", DocumentKind.Payment, words, q => new PaymentFilter { Q = q }, PaymentRow.Sorts, PaymentRow.Query,
                row => new(DocumentKind.Payment, row.Number, row.Slug, What(row), row.ReceivedOn, row.Total, row.StatusWord)),
            Tab("Credit Memos", DocumentKind.CreditMemo, words, q => new CreditFilter { Q = q }, CreditRow.Sorts, CreditRow.Query,
                row => new(row.DocumentKind, row.Number, row.Slug, What(row), row.On, row.Amount, row.StatusWord)),
            new([], (_, cancel) => MessagesAsync(words, cancel)),
        ];
        var answers = await db.SearchAsync(tabs.SelectMany(tab => tab.Asked), cancellation);
        var groups = new List<SearchGroup>();
        foreach (var tab in tabs)
        {
            if (await tab.ReadAsync(answers, cancellation) is { } group)
            {
                groups.Add(group);
            }
        }

        return new SearchPage(words, groups);
    }

    // Payments and credits are found by their invoices too: which those are says why.
    private static string? What(PaymentRow row) => row.Settled.Count == 0 ? row.Reference
        : $"{(row.Reference is null ? "For" : row.Reference + ", for")} {string.Join(", ", row.Settled.Select(invoice => invoice.Number))}";

    private static string What(CreditRow row) => row.InvoiceNumber is null ? row.Kind : $"{row.Kind}, {row.InvoiceNumber}";

    private SearchTab Tab<T, TRow>(string title, DocumentKind kind, SearchWords words, Func<string, ListFilter<T>> filterFor,
        Sorts<T> sorts, KeyedRowQuery<T, TRow> rows, Func<TRow, SearchHit> hit)
        where T : class
        where TRow : class, IListRow
    {
        List<(decimal? Amount, string Query)> searches =
            [.. words.Amounts.Select(amount => ((decimal?)amount, SearchWords.Query(amount))), (null, words.Text)];
        var filters = searches.ConvertAll(search => (search.Amount, search.Query, Filter: filterFor(search.Query)));
        return new SearchTab(filters.SelectMany(asked => asked.Filter.Asked()), async (answers, cancellation) =>
        {
            var (keys, lists) = (new List<Guid>(), new List<SearchList>());
            foreach (var (amount, query, filter) in filters)
            {
                await filter.FindAsync(db, answers, cancellation);
                if (filter.FindsNothing)
                {
                    continue;
                }

                // The words of an amount find what has the amount, too: a list of the same rows again is left out.
                var found = filter.ApplyTo(db, reader);
                var most = filter.FindsMany ? CountedOfMany : SearchIndex.Most;
                var first = await rows.KeysAsync(sorts.Apply(found, sort: null).Take(Shown + 1), cancellation);
                var count = first.Length > Shown ? await found.Take(most + 1).CountAsync(cancellation) : first.Length;
                var list = new SearchList($"/{DocumentPath.Tab(kind)}{new QueryBuilder { { "q", query } }.ToQueryString()}",
                    Math.Min(count, most), amount)
                {
                    IsMore = count > most
                };
                if (count > 0 && (amount is not null || list.IsMore || !lists.Exists(other => other.Count == count)))
                {
                    lists.Add(list);
                    keys.AddRange(first.Take(Shown));
                }
            }

            var hits = keys.Count == 0 ? [] : await rows.RowsAsync(db, [.. keys.Distinct().Take(Shown)], reader.Today, cancellation);
            return hits.Count == 0 ? null : new SearchGroup(title, [.. hits.Select(hit)], lists);
        });
    }

    /// <summary>Products have no page of their own: each leads to its rows in the tab.</summary>
    private async Task<SearchGroup?> InstalledAsync(SearchWords words, CancellationToken cancellation)
    {
        var found = db.InstalledProducts.Having(SearchText.Words(words.Text));
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
        var found = db.ContactRequests.Having(SearchText.Words(words.Text));
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

    /// <summary>A tab, and what the index is asked for it.</summary>
    private sealed record SearchTab(IEnumerable<SearchQuestion> Asked,
        Func<IReadOnlyDictionary<SearchQuestion, Guid[]?>, CancellationToken, Task<SearchGroup?>> ReadAsync);
}
