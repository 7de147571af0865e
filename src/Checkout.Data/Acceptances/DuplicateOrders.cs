namespace Checkout.Data.Acceptances;

/// <summary>What a colleague ordered a short while ago, and a quote would order again.</summary>
public sealed record SameOrder(string Number, string Slug, string By, DateTimeOffset At, string Product, decimal Quantity, string Unit);

/// <summary>Finds them: the same quantity of the same product, by somebody else, within a day.</summary>
public static class DuplicateOrders
{
    /// <summary>How far back it is looked.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(1);

    /// <param name="quote">With its lines.</param>
    /// <param name="userId">Who is about to accept.</param>
    public static Task<IReadOnlyList<SameOrder>> ForAsync(CheckoutDbContext db, Quote quote, Guid userId, DateTimeOffset now,
        CancellationToken cancellation) =>
        ForAsync(db, [.. quote.Lines.Select(line => (line.ProductId, line.Quantity))], userId, now, cancellation);

    /// <param name="wanted">Products with their quantities.</param>
    /// <param name="userId">Who wants them.</param>
    public static async Task<IReadOnlyList<SameOrder>> ForAsync(
        CheckoutDbContext db, IReadOnlyCollection<(Guid ProductId, decimal Quantity)> wanted, Guid userId, DateTimeOffset now,
        CancellationToken cancellation)
    {
        if (wanted.Count == 0)
        {
            return [];
        }

        var since = now - Window;
        var acceptances = await db.Acceptances.AsNoTracking().Where(row => row.AcceptedAt > since && row.UserId != userId)
            .Select(row => new { row.OrderId, row.Name, row.AcceptedAt }).ToListAsync(cancellation);
        if (acceptances.Count == 0)
        {
            return [];
        }

        var ids = acceptances.ConvertAll(row => row.OrderId);
        var orders = await db.Orders.AsNoTracking().Include(row => row.Lines)
            .Where(row => ids.Contains(row.Id) && row.Status == OrderStatus.Active).ToListAsync(cancellation);
        return
        [
            .. from order in orders
               join acceptance in acceptances on order.Id equals acceptance.OrderId
               from line in order.Lines
               where wanted.Contains((line.ProductId, line.Quantity))
               orderby acceptance.AcceptedAt descending, line.Position
               select new SameOrder(order.Number, order.Slug, acceptance.Name, acceptance.AcceptedAt, line.Name, line.Quantity, line.Unit),
        ];
    }
}
