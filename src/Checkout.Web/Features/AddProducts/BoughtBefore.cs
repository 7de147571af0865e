using Checkout.Web.Features.AddProducts.Selecting;

namespace Checkout.Web.Features.AddProducts;

/// <summary>A quote or an order whose products are chosen once more.</summary>
/// <param name="Path">Where it is.</param>
public sealed record BoughtBefore(DocumentKind Kind, string Number, string Slug, string Path, DateOnly? On, Guid? ContractId,
    Currency Currency, IReadOnlyList<PricedLine> Lines)
{
    private const string Quotes = "/Quotes/";
    private const string Orders = "/Orders/";

    /// <summary>What is not chosen again, each in a sentence; filled in once the catalog is known.</summary>
    public IReadOnlyList<BuyingRefusal> LeftOut { get; init; } = [];

    /// <param name="path">As the page's own address begins; null for none.</param>
    /// <returns>Null where the account has no such document.</returns>
    public static async Task<BoughtBefore?> ReadAsync(CheckoutDbContext db, string? path, CancellationToken cancellation)
    {
        if (path?.StartsWith(Quotes, StringComparison.OrdinalIgnoreCase) is true)
        {
            var slug = path[Quotes.Length..];
            return await db.Quotes.Newest().AsNoTracking().Include(row => row.Lines).Where(row => row.Slug == slug)
                .OrderByDescending(row => row.Revision).FirstOrDefaultAsync(cancellation) is { } quote
                ? new BoughtBefore(DocumentKind.Quote, quote.Number, quote.Slug, Quotes + quote.Slug, quote.PublishedOn, quote.ContractId,
                    quote.Currency, [.. quote.Lines.OrderBy(line => line.Position)])
                : null;
        }

        if (path?.StartsWith(Orders, StringComparison.OrdinalIgnoreCase) is true)
        {
            var slug = path[Orders.Length..];
            return await db.Orders.AsNoTracking().Include(row => row.Lines)
                .SingleOrDefaultAsync(row => row.Slug == slug, cancellation) is { } order
                ? new BoughtBefore(DocumentKind.Order, order.Number, order.Slug, Orders + order.Slug, order.PlacedOn, order.ContractId,
                    order.Currency, [.. order.Lines.OrderBy(line => line.Position)])
                : null;
        }

        return null;
    }

    /// <summary>With what can't be had any more, and why.</summary>
    public BoughtBefore Judged(DateOnly start, BuyingContext context) => this with
    {
        LeftOut =
        [
            .. Lines.DistinctBy(line => line.ProductId)
            .Select(line => context.Products.FirstOrDefault(product => product.Id == line.ProductId) is { } product
                ? BuyingRules.OfProduct(product, start, context)
                : new BuyingRefusal($"{line.Name} is no longer in our catalog.", line.ProductId, AsksExecutive: true))
                    .OfType<BuyingRefusal>(),
        ],
    };

    /// <summary>The quantities of what can still be had, as they would be typed.</summary>
    public IReadOnlyDictionary<string, string> Units(BuyingContext context, System.Globalization.CultureInfo culture) => Lines
        .Where(line => LeftOut.All(refusal => refusal.ProductId != line.ProductId))
        .Join(context.Products, line => line.ProductId, product => product.Id, (line, product) => (product.Sku, line.Quantity))
        .GroupBy(line => line.Sku, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => TypedQuantity.Write(group.Sum(line => line.Quantity), culture),
            StringComparer.OrdinalIgnoreCase);
}
