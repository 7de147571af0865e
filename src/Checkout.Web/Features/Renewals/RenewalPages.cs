using Checkout.Data;
using Checkout.Data.Billing;
using Checkout.Data.Buying;
using Checkout.Data.Quotes;
using Checkout.Domain;
using Checkout.Domain.Buying;
using Checkout.Domain.Quotes;
using Checkout.Web.Features.AddProducts;
using Checkout.Web.Features.Quotes;
using Checkout.Web.Hosting;
using Checkout.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Renewals;

/// <summary>Reads and prices what the page of a renewal shows.</summary>
public sealed class RenewalPages(CheckoutDbContext db, BuyingPolicy policy, Reader reader)
{
    /// <returns>Its contract is null where the account has none of that number.</returns>
    public Task<BuyingContext> ContextAsync(string slug, CancellationToken cancellation) => OwnRenewals.ContextAsync(db, slug, policy, reader.Today, cancellation);

    /// <param name="input">Null on the first look: everything is kept, or stands as in the renewal that was saved, unless licenses were added since.</param>
    public async Task<RenewalPage> ForAsync(BuyingContext context, RenewalInput? input, CancellationToken cancellation)
    {
        var contract = context.Contract!;
        var own = await OwnRenewals.OpenAsync(db, contract.Id, contract.EndsOn, cancellation);
        var fingerprint = AcceptanceRules.Fingerprint(context.Installed.Where(unit => unit.ContractId == contract.Id), contract.EndsOn);
        var outdated = own is not null && !string.Equals(own.RenewalFingerprint, fingerprint, StringComparison.Ordinal);
        var typed = RenewalPricing.ProductsOf(contract, context.Installed).Select(product => (Product: product, Text: TypedFor(product, input, outdated ? null : own))).ToList();
        var read = typed.ConvertAll(row => (row.Product, row.Text, Read: Read(row.Text, StepOf(row.Product, context))));
        var priced = RenewalPricing.Of([.. read.Where(row => row.Read.Problem is null).Select(row => new ChosenProduct(row.Product.ProductId, row.Read.Quantity))], context);
        var document = await DocumentAsync(priced, context, cancellation);
        return new RenewalPage
        {
            Context = context,
            WasSent = input is not null,
            Rows = [.. read.Select(row => RowOf(row.Product, row.Text, row.Read.Problem, priced, document))],
            Problems = [.. priced.Refusals.Where(refusal => refusal.ProductId is null).Select(refusal => refusal.Text(reader.Culture))],
            Document = document,
            Change = outdated ? $"Licenses were added to {contract.Number} since {own!.Number} was saved. The quantities below are those of today." : null,
            Own = own,
            Published = await db.Quotes.AsNoTracking()
                .Where(row => row.ContractId == contract.Id && row.Origin == QuoteOrigin.AccountExecutive && row.Type == QuoteType.Renewal && row.Status == QuoteStatus.Active && row.ExpiresOn >= reader.Today)
                .OrderByDescending(row => row.PublishedAt).FirstOrDefaultAsync(cancellation),
        };
    }

    /// <summary>The quantities as they are saved; what could not be read is left out, and the page says so.</summary>
    public IReadOnlyList<PickedProduct> PickedOf(RenewalPage page) =>
        [.. page.Rows.Select(row => (row.Product.Sku, Read(row.Typed, StepOf(row.Product, page.Context)).Quantity)).Where(row => row.Quantity > 0m).Select(row => new PickedProduct(row.Sku, row.Quantity))];

    private RenewalRow RowOf(RenewedProduct product, string text, string? problem, PricedSelection priced, QuoteDocument? document)
    {
        var index = priced.Choices.Select(choice => choice.Product.Id).ToList().IndexOf(product.ProductId);
        return new RenewalRow(
            product,
            text,
            problem ?? priced.Refusals.FirstOrDefault(refusal => refusal.ProductId == product.ProductId)?.Text(reader.Culture),
            index < 0 ? null : priced.Choices[index],
            index < 0 ? null : document?.Lines[index].Amount);
    }

    private string TypedFor(RenewedProduct product, RenewalInput? input, Quote? own)
    {
        if (input?.Lines.FirstOrDefault(line => string.Equals(line.Sku, product.Sku, StringComparison.OrdinalIgnoreCase)) is { } line)
        {
            return line.Quantity?.Trim() ?? "";
        }

        return QuantityText.Of(own is null || input is not null ? product.Quantity : own.Lines.Where(kept => kept.ProductId == product.ProductId).Sum(kept => kept.Quantity), reader.Culture);
    }

    /// <summary>Unlike where something is added, nothing and zero mean that a product is not renewed.</summary>
    private (decimal Quantity, string? Problem) Read(string text, decimal? step)
    {
        if (text.Length == 0 || text.Trim('0').Length == 0)
        {
            return (0m, null);
        }

        var (quantity, problem) = TypedQuantity.Read(text, reader.Culture);
        return step is null && quantity % 1m is > 0m ? (0m, "Enter a whole number.") : (quantity ?? 0m, problem);
    }

    private static decimal? StepOf(RenewedProduct product, BuyingContext context) => context.Products.FirstOrDefault(sold => sold.Id == product.ProductId)?.Step;

    // As the order of an acceptance would be figured: the very computation of quote page and first invoice.
    private async Task<QuoteDocument?> DocumentAsync(PricedSelection priced, BuyingContext context, CancellationToken cancellation)
    {
        if (priced.Choices.Count == 0)
        {
            return null;
        }

        var contract = context.Contract!;
        var quote = OwnQuote.Renewing(priced with { Refusals = [] }, context, "preview", 1, userId: null);
        var pending = await PendingParts.OfAsync(db, contract, cancellation);
        var figures = QuoteFigures.For(quote, contract, context.Today, pending.TaxableByDay(context.Today));
        return QuoteDocumentQuery.Figured(new FiguredQuote(quote, contract, figures), context.Today, open: true);
    }
}
