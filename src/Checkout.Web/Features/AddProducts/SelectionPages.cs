using Checkout.Data;
using Checkout.Data.Billing;
using Checkout.Data.Buying;
using Checkout.Data.Quotes;
using Checkout.Domain;
using Checkout.Domain.Buying;
using Checkout.Domain.Contracts;
using Checkout.Domain.Quotes;
using Checkout.Web.Features.Quotes;
using Checkout.Web.Hosting;

namespace Checkout.Web.Features.AddProducts;

/// <summary>Reads and prices what the page of a selection shows.</summary>
public sealed class SelectionPages(CheckoutDbContext db, BuyingPolicy policy, Reader reader)
{
    /// <param name="edited">The quote that is edited, with its lines; null for a new one.</param>
    /// <returns>Null where the account has no such contract.</returns>
    public async Task<SelectionPage?> ForAsync(SelectionInput input, EditedQuote? edited, CancellationToken cancellation)
    {
        var quote = edited?.Quote;
        var context = await BuyingQuery.ForAsync(db, contracts => Choose(contracts, input, quote), policy, reader.Today, cancellation);
        if (input.Contract is not null && context.Contract is null)
        {
            return null;
        }

        var shown = quote is not null && input.Revision is null ? SelectionOf(quote, context, input) : input;
        var reading = SelectionReading.Of(shown, context.Products, reader.Culture);
        var priced = SelectionPricing.Of(reading.Selection, context);
        var general = priced.Refusals.FirstOrDefault(refusal => refusal.ProductId is null);
        var document = await DocumentAsync(priced, context, cancellation);
        var rows = PickRows.Of(shown, reading, priced, document, context, quote);
        return new SelectionPage
        {
            Context = context,
            Input = shown,
            Groups = PickRows.Grouped(rows, shown),
            OwnedCount = rows.Count(row => row.IsOwned),
            AllCount = rows.Count(row => row.Unavailable is null),
            Document = document,
            Refusal = reading.StartProblem ?? general,
            Unknown = reading.Unknown,
            Edited = edited,
            EditedMeanwhile = quote is not null && shown.Revision != quote.Revision,
        };
    }

    // As the order of an acceptance would be figured: the very computation of quote page and first invoice.
    private async Task<QuoteDocument?> DocumentAsync(PricedSelection priced, BuyingContext context, CancellationToken cancellation)
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

    private Contract? Choose(IReadOnlyList<Contract> contracts, SelectionInput input, Quote? edited) => input.Contract is { } slug
        ? contracts.FirstOrDefault(contract => string.Equals(contract.Slug, slug, StringComparison.Ordinal))
        : contracts.FirstOrDefault(contract => contract.Id == edited?.ContractId) ?? BuyingContext.DefaultContract(contracts, reader.Today);

    private SelectionInput SelectionOf(Quote quote, BuyingContext context, SelectionInput input) => new()
    {
        Contract = context.Contract?.Slug,
        Start = quote.StartsOn is { } start && start >= context.Today ? start.ToString("O", System.Globalization.CultureInfo.InvariantCulture) : null,
        All = input.All,
        Search = input.Search,
        Revision = quote.Revision,
        Units = quote.Lines
            .Join(context.Products, line => line.ProductId, product => product.Id, (line, product) => (product.Sku, line.Quantity))
            .GroupBy(line => line.Sku, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => Wording.QuantityText.Of(group.Sum(line => line.Quantity), reader.Culture), StringComparer.OrdinalIgnoreCase),
    };
}
