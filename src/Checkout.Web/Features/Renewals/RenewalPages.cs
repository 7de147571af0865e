using Checkout.Data.Acceptances;
using Checkout.Data.Buying;
using Checkout.Data.Usage;
using Checkout.Web.Features.AddProducts.Selecting;

namespace Checkout.Web.Features.Renewals;

/// <summary>Reads and prices what the page of a renewal shows.</summary>
public sealed class RenewalPages(
    CheckoutDbContext db, SelectionPages selections, BuyingPolicy policy, BusinessCalendar calendar, Reader reader)
{
    /// <returns>Its contract is null where the account has none of that number.</returns>
    public Task<BuyingContext> ContextAsync(string slug, CancellationToken cancellation) =>
        BuyingQuery.ForAsync(db, new ContractWish(slug), renews: true, policy, reader.Today, cancellation);

    /// <param name="input">Null on the first look: everything is kept, or stands as in the renewal that was saved, unless licenses were
    /// added since.</param>
    public async Task<RenewalPage> ForAsync(BuyingContext context, SelectionInput? input, CancellationToken cancellation)
    {
        var contract = context.Contract!;
        var own = await SaveSelection.OpenRenewalAsync(db, contract, cancellation);
        var fingerprint = AcceptanceRules.Fingerprint(context.Installed, contract.EndsOn);
        var outdated = own is not null && !string.Equals(own.RenewalFingerprint, fingerprint, StringComparison.Ordinal);
        var skus = context.Products.ToDictionary(product => product.Id, product => product.Sku);
        var held = RenewalRules.ProductsOf(contract, context.Installed);
        var use = await UsageQuery.OfContractAsync(db, contract, context.Installed, reader.Today, cancellation);
        var units = new Dictionary<string, string>(input?.Units ?? new Dictionary<string, string>(), StringComparer.OrdinalIgnoreCase);
        var kept = input is null && !outdated ? own : null;
        foreach (var product in held)
        {
            units.TryAdd(skus[product.ProductId], TypedQuantity.Write(Proposed(product, kept), reader.Culture));
        }

        var reading = SelectionReading.Of(new SelectionInput { Units = units }, context.Products, reader.Culture, renews: true);
        var priced = SelectionPricing.Of(reading.Selection, context);
        var document = await selections.DocumentAsync(priced, context, cancellation);
        string? ProblemOf(Guid id) => reading.Problems.GetValueOrDefault(id)
            ?? priced.Refusals.FirstOrDefault(refusal => refusal.ProductId == id)?.Text(reader.Culture);
        return new RenewalPage
        {
            Context = context,
            WasSent = input is not null,
            Selection = reading.Selection,
            Rows =
            [
                .. held.Select(product => new RenewalRow(
                    product,
                    skus[product.ProductId],
                    units[skus[product.ProductId]],
                    ProblemOf(product.ProductId),
                    priced.Choices.FirstOrDefault(choice => choice.Product.Id == product.ProductId),
                    document?.Lines.FirstOrDefault(line => line.Line.ProductId == product.ProductId)?.Amount,
                    use.GetValueOrDefault(product.ProductId))),
            ],
            Problems =
            [
                .. reading.Unknown.Select(sku => $"There is no product {sku}."),
                .. priced.Refusals.Where(refusal => held.All(product => product.ProductId != refusal.ProductId))
                    .Select(refusal => refusal.Text(reader.Culture)),
            ],
            Document = document,
            Change = outdated
                ? (Sentence)($"Licenses were added to {contract.Number} since {own!.Number} was saved. "
                    + $"The quantities below are those of today.")
                : null,
            Own = own,
            Published = (await OpenQuotes.ReadAsync(db, reader.Today, calendar.Zone, cancellation))
                .Where(open => open is { Refusal: null, Quote: { Origin: QuoteOrigin.AccountExecutive, Type: QuoteType.Renewal } row }
                    && row.ContractId == contract.Id)
                .MaxBy(open => open.Quote.PublishedAt)?.Quote,
        };
    }

    private static decimal Proposed(RenewedProduct product, Quote? own) =>
        own is null ? product.Quantity : own.Lines.Where(kept => kept.ProductId == product.ProductId).Sum(kept => kept.Quantity);
}
