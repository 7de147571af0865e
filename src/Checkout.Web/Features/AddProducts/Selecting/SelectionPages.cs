using Checkout.Data.Acceptances;
using Checkout.Data.Buying;
using Checkout.Data.Contracts;
using Checkout.Data.Quotes;
using Checkout.Web.Features.Quotes.Document;

namespace Checkout.Web.Features.AddProducts.Selecting;

/// <summary>Reads and prices what the page of a selection shows.</summary>
public sealed class SelectionPages(CheckoutDbContext db, BuyingPolicy policy, CurrentMember member, TimeProvider clock, Reader reader)
{
    /// <param name="edited">The quote that is edited, with its lines; null for a new one.</param>
    /// <returns>Null where the account has no such contract.</returns>
    public async Task<SelectionPage?> ForAsync(SelectionInput input, EditedQuote? edited, CancellationToken cancellation)
    {
        var quote = edited?.Quote;
        var before = await BoughtBefore.ReadAsync(db, input.Again ?? input.Since, cancellation);
        if (before is null && (input.Again ?? input.Since) is not null)
        {
            return null;
        }

        var context = await ContextAsync(input, quote?.ContractId ?? before?.ContractId, cancellation);
        if (input.Contract is not null && context.Contract is null)
        {
            return null;
        }

        if (before is not null)
        {
            before = before.Judged(context.StartOf(new Selection(null, [])), context);
            input = input.Again is null ? input : input with
            {
                Contract = context.Contract?.Slug,
                Units = before.Units(context, reader.Culture),
                Again = null,
                Since = before.Path,
            };
        }

        var page = await PageAsync(quote is not null && input.Revision is null ? SelectionOf(quote, context, input) : input, edited,
            before, context, cancellation);
        var chosen = page.Rows.Select(row => row.Choice).OfType<PricedChoice>().Select(choice => (choice.Product.Id, choice.Terms.Quantity))
            .ToList();
        return page with { DuplicateOrders = await DuplicateOrders.ForAsync(db, chosen, member.User.Id, clock.GetUtcNow(), cancellation) };
    }

    /// <summary>What selections under the contract that is asked for, or chooses itself, are judged by.</summary>
    /// <param name="preferredId">The contract to choose where nobody asks for another and it still counts.</param>
    public Task<BuyingContext> ContextAsync(SelectionInput input, Guid? preferredId, CancellationToken cancellation) =>
        BuyingQuery.ForAsync(db, new ContractWish(input.Contract, preferredId, Chooses: true), renews: false, policy, reader.Today,
            cancellation);

    public async Task<SelectionPage> PageAsync(SelectionInput shown, EditedQuote? edited, BoughtBefore? before, BuyingContext context,
        CancellationToken cancellation)
    {
        var quote = edited?.Quote;
        var reading = SelectionReading.Of(shown, context.Products, reader.Culture);
        var priced = SelectionPricing.Of(reading.Selection, context);
        var general = priced.Refusals.FirstOrDefault(refusal => refusal.ProductId is null);
        var document = await DocumentAsync(priced, context, cancellation);
        var rows = PickRows.Of(shown, reading, priced, document, context,
            quote?.Lines ?? (before?.Currency == context.Currency ? before.Lines : []), reader.Culture);
        var refusal = reading.StartProblem ?? general;
        return new SelectionPage
        {
            Context = context,
            Input = shown,
            Groups = PickRows.Grouped(rows, shown),
            OwnedCount = rows.Count(row => row.IsOwned),
            AllCount = rows.Count(row => row.Unavailable is null),
            Document = document,
            Refusal = refusal,
            RefusalText = refusal?.Text(reader.Culture),
            Reading = reading,
            Edited = edited,
            Before = before,
            EditedMeanwhile = quote is not null && shown.Revision != quote.Revision,
        };
    }

    /// <summary>As an acceptance would figure it: the very computation of quote page and first invoice. Null where nothing has a
    /// price.</summary>
    public async Task<QuoteDocument?> DocumentAsync(PricedSelection priced, BuyingContext context, CancellationToken cancellation)
    {
        if (priced.Choices.Count == 0)
        {
            return null;
        }

        var quote = OwnQuote.Of(priced with { Refusals = [] }, context, "preview", 1, userId: null);
        var pending = context.Contract is { } contract ? await PendingParts.OfAsync(db, contract, cancellation) : [];
        var figures = QuoteFigures.For(quote, context.Contract, context.Today, pending.TaxableByDay(context.Today));
        return QuoteDocumentQuery.Figured(new FiguredQuote(quote, context.Contract, figures), context.Today, open: true);
    }

    private SelectionInput SelectionOf(Quote quote, BuyingContext context, SelectionInput input) => new()
    {
        Contract = context.Contract?.Slug,
        Start = quote.StartsOn is { } start && start >= context.Today
        ? start.ToString("O", System.Globalization.CultureInfo.InvariantCulture) : null,
        All = input.All,
        Search = input.Search,
        Revision = quote.Revision,
        Units = quote.Lines
            .Join(context.Products, line => line.ProductId, product => product.Id, (line, product) => (product.Sku, line.Quantity))
            .GroupBy(line => line.Sku, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => TypedQuantity.Write(group.Sum(line => line.Quantity), reader.Culture),
                StringComparer.OrdinalIgnoreCase),
    };
}
