using System.Linq.Expressions;

namespace Checkout.Domain.InstalledProducts;

/// <summary>A quantity of a product in force under an order, from its first to its last day.</summary>
public sealed class InstalledProduct : AccountEntity
{
    private InstalledProduct()
    {
    }

    public InstalledProduct(Order order, OrderLine line, string? externalId = null)
        : base(order.AccountId)
    {
        ContractId = order.ContractId;
        OrderId = order.Id;
        OrderLineId = line.Id;
        ExternalId = externalId;
        ProductId = line.ProductId;
        Sku = line.Sku;
        Name = line.Name;
        Unit = line.Unit;
        IsRecurring = line.IsRecurring;
        Quantity = line.Quantity;
        Currency = order.Currency;
        NetPrice = line.NetPrice;
        BaseQuantity = line.BaseQuantity;
        StartsOn = line.StartsOn;
        EndsOn = line.IsRecurring ? line.EndsOn : null;
        AnnualAmount = line.IsRecurring ? order.Currency.Round((Fraction)Quantity * NetPrice / BaseQuantity * 12) : 0m;
    }

    public Guid ContractId { get; private set; }

    public Guid OrderId { get; private set; }

    public Guid OrderLineId { get; private set; }

    public string? ExternalId { get; private set; }

    public Guid ProductId { get; private set; }

    public string Sku { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    public string Unit { get; private set; } = null!;

    public bool IsRecurring { get; private set; }

    public decimal Quantity { get; private set; }

    public Currency Currency { get; private set; } = null!;

    public decimal NetPrice { get; private set; }

    public decimal BaseQuantity { get; private set; }

    /// <summary>
    /// What the units are worth in a year: quantity × net price ÷ base quantity × 12, rounded to the currency's minor unit; zero for
    /// one-time products. The annual value of a contract on a day is the sum over the units in force (A14).
    /// </summary>
    public decimal AnnualAmount { get; private set; }

    public DateOnly StartsOn { get; private set; }

    /// <summary>
    /// The last day; null for a one-time product, which does not run out. The day before <see cref="StartsOn"/> where the units were never
    /// in force, so that no day lies between the two.
    /// </summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>Units that were in force at some time, or will be: all but those of canceled orders and of contracts that ended before the
    /// units began.</summary>
    public static Expression<Func<InstalledProduct, bool>> EverInForce { get; } = unit =>
        unit.EndsOn == null || unit.EndsOn >= unit.StartsOn;

    public bool WasNeverInForce => EndsOn < StartsOn;

    /// <summary>How many units are assigned or used, where the vendor reports it: the figure of the newest day among the
    /// <see cref="UsageReport"/>s, kept here by <see cref="Report"/> so that lists need not look for it.</summary>
    public decimal? UsedQuantity { get; private set; }

    /// <summary>The newest day for which something was reported.</summary>
    public DateOnly? UsageOn { get; private set; }

    /// <summary>As use is counted against them.</summary>
    public HeldUnits Held => new(Id, Quantity, StartsOn, EndsOn);

    public bool IsInForceOn(DateOnly day) => StartsOn <= day && (EndsOn is null || day <= EndsOn);

    /// <summary>The same in a query.</summary>
    public static Expression<Func<InstalledProduct, bool>> InForceOn(DateOnly day) =>
        unit => unit.StartsOn <= day && (unit.EndsOn == null || unit.EndsOn >= day);

    /// <summary>Takes the id by which the vendor's provisioning knows the units.</summary>
    public void Identify(string externalId)
    {
        ExternalId = externalId;
        RenewVersion();
    }

    /// <summary>Takes a statement of how many units were in use on a day. Later ones about the same day replace earlier ones; an older
    /// day leaves the current figure as it is.</summary>
    /// <param name="before">The last statement about the same day; null for none.</param>
    /// <param name="recordId">The external id of the record that says it.</param>
    /// <returns>What is to be kept; null where the same figure stands already.</returns>
    public UsageReport? Report(decimal used, DateOnly on, UsageReport? before, string? recordId, DateTimeOffset now)
    {
        if (before?.Used == used)
        {
            return null;
        }

        if (!(on < UsageOn))
        {
            (UsedQuantity, UsageOn) = (used, on);
            RenewVersion();
        }

        return new UsageReport(this, on, used, (before?.Revision ?? 0) + 1, recordId, now);
    }

    /// <summary>Ends the units early, when their contract is terminated. Those that had not begun by then never are in force.</summary>
    public void EndOn(DateOnly day)
    {
        var last = day < StartsOn ? StartsOn.AddDays(-1) : day;
        if (EndsOn is null || last < EndsOn)
        {
            EndsOn = last;
            RenewVersion();
        }
    }

    /// <summary>Takes the units back together with their order: they were never in force, whatever day it is.</summary>
    public void Cancel() => EndOn(StartsOn.AddDays(-1));
}
