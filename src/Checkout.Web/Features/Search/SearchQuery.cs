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

    /// <summary>The one document with that number, whatever its kind; null where there is none, or more than one. Zeros that fill up a
    /// number may be left out.</summary>
    public async Task<string?> ExactAsync(SearchWords words, CancellationToken cancellation)
    {
        foreach (var number in words.Numbers)
        {
            var hits = await NumberedAsync(number, cancellation);
            if (hits.Count > 0)
            {
                return hits.Count == 1 ? DocumentPath.Of(hits[0].Kind, hits[0].Slug) : null;
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<(DocumentKind Kind, string Slug)>> NumberedAsync(string typed, CancellationToken cancellation)
    {
        var upper = typed.ToUpperInvariant();
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
        return
        [
            .. new (DocumentKind Kind, string? Slug)[]
            {
                (DocumentKind.Quote, found.Quote), (DocumentKind.Contract, found.Contract), (DocumentKind.Order, found.Order),
                (DocumentKind.Invoice, found.Invoice), (DocumentKind.Payment, found.Payment), (DocumentKind.CreditMemo, found.Memo),
                (DocumentKind.CollectionsActivity, found.Activity), (DocumentKind.Contact, found.Message),
            }.Where(hit => hit.Slug is not null).Select(hit => (hit.Kind, hit.Slug!)),
        ];
    }

    public async Task<SearchPage> ReadAsync(SearchWords words, CancellationToken cancellation)
    {
        SearchGroup?[] groups =
        [
            await GroupAsync("Quotes", DocumentKind.Quote, words, q => new QuoteFilter { Q = q }, QuoteSorts.All, QuoteRow.Query,
                row => new(DocumentKind.Quote, row.Number, row.Slug, row.Title, row.PublishedOn, row.Total, row.StatusWord), cancellation),
            await GroupAsync("Contracts", DocumentKind.Contract, words, q => new ContractFilter { Q = q },
                ContractRow.SortsOn(db, reader.Today), ContractRow.Query,
                row => new(DocumentKind.Contract, row.Number, row.Slug, row.Name, row.StartsOn, Amount: null, row.StatusWord),
                cancellation),
            await GroupAsync("Orders", DocumentKind.Order, words, q => new OrderFilter { Q = q }, OrderRow.Sorts, OrderRow.Query,
                row => new(DocumentKind.Order, row.Number, row.Slug, row.PlacedBy, row.PlacedOn, row.Total, row.StatusWord), cancellation),
            await InstalledAsync(words, cancellation),
            await GroupAsync("Invoices", DocumentKind.Invoice, words, q => new InvoiceFilter { Q = q }, InvoiceRow.Sorts, InvoiceRow.Query,
                row => new(DocumentKind.Invoice, row.Number, row.Slug, row.For, row.IssuedOn, row.Total, row.StatusWord), cancellation),
            await GroupAsync("Payments", DocumentKind.Payment, words, q => new PaymentFilter { Q = q }, PaymentRow.Sorts, PaymentRow.Query,
                row => new(DocumentKind.Payment, row.Number, row.Slug, What(row), row.ReceivedOn, row.Total, row.StatusWord), cancellation),
            await GroupAsync("Credit Memos", DocumentKind.CreditMemo, words, q => new CreditFilter { Q = q }, CreditRow.Sorts,
                CreditRow.Query, row => new(row.DocumentKind, row.Number, row.Slug, What(row), row.On, row.Amount, row.StatusWord),
                cancellation),
            await MessagesAsync(words, cancellation),
        ];
        return new SearchPage(words, [.. groups.OfType<SearchGroup>()]);
    }

    // Payments and credits are found by their invoices too: which those are says why.
    private static string? What(PaymentRow row) => row.Settled.Count == 0 ? row.Reference
        : $"{(row.Reference is null ? "For" : row.Reference + ", for")} {string.Join(", ", row.Settled.Select(invoice => invoice.Number))}";

    private static string What(CreditRow row) => row.InvoiceNumber is null ? row.Kind : $"{row.Kind}, {row.InvoiceNumber}";

    private async Task<SearchGroup?> GroupAsync<T, TRow>(string title, DocumentKind kind, SearchWords words,
        Func<string, ListFilter<T>> filterFor, Sorts<T> sorts, RowQuery<T, TRow> rows, Func<TRow, SearchHit> hit,
        CancellationToken cancellation)
        where T : class
    {
        var (hits, lists) = (new List<SearchHit>(), new List<SearchList>());
        foreach (var (query, amount) in words.Amounts.Select(amount => (SearchWords.Query(amount), (decimal?)amount))
            .Append((words.Text, null)))
        {
            var filter = filterFor(query);
            await filter.FindAsync(db, cancellation);
            if (filter.FindsNothing)
            {
                continue;
            }

            // The words of an amount find what has the amount, too: a list of the same rows again is left out.
            var found = filter.ApplyTo(db, reader);
            var most = filter.FindsMany ? CountedOfMany : SearchIndex.Most;
            var count = await found.Take(most + 1).CountAsync(cancellation);
            var list = new SearchList($"/{DocumentPath.Tab(kind)}{new QueryBuilder { { "q", query } }.ToQueryString()}",
                Math.Min(count, most), amount)
            {
                IsMore = count > most
            };
            if (count > 0 && (amount is not null || list.IsMore || !lists.Exists(other => other.Count == count)))
            {
                lists.Add(list);
                var first = sorts.Apply(found, sort: null).Take(Shown);
                hits.AddRange((await rows.PageAsync(db, first, reader.Today, cancellation)).Select(hit));
            }
        }

        return lists.Count == 0 ? null
            : new SearchGroup(title, [.. hits.DistinctBy(found => (found.Kind, found.Slug)).Take(Shown)], lists);
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
}
