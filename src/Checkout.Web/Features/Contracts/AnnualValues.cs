using Checkout.Data;
using Checkout.Domain;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Contracts;

/// <summary>Units in force × net price × 12, without one-time products, per contract (A14).</summary>
public sealed class AnnualValues
{
    private readonly Dictionary<Guid, Money> _byContract;

    private AnnualValues(Dictionary<Guid, Money> byContract) => _byContract = byContract;

    public Money Of(Guid contractId, Currency currency) => _byContract.GetValueOrDefault(contractId, Money.Zero(currency));

    public ContractRow On(ContractRow row) => row with { AnnualValue = Of(row.Id, row.Currency) };

    /// <param name="contracts">The contracts to look at; all of the account where null.</param>
    public static async Task<AnnualValues> ReadAsync(CheckoutDbContext db, DateOnly today, IReadOnlyCollection<Guid>? contracts, CancellationToken cancellation)
    {
        var inForce = db.InstalledProducts.Where(product => product.IsRecurring && product.StartsOn <= today && (product.EndsOn == null || product.EndsOn >= today));
        if (contracts is not null)
        {
            inForce = inForce.Where(product => contracts.Contains(product.ContractId));
        }

        var values = new Dictionary<Guid, Money>();
        var rows = inForce.Select(product => new { product.ContractId, product.Quantity, product.NetPrice, product.BaseQuantity, product.Currency });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var value = new Money(row.Currency.Round((Fraction)row.Quantity * row.NetPrice / row.BaseQuantity * 12), row.Currency);
            values[row.ContractId] = values.TryGetValue(row.ContractId, out var sum) ? sum + value : value;
        }

        return new AnnualValues(values);
    }
}
