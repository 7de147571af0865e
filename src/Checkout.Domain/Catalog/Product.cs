namespace Checkout.Domain.Catalog;

/// <summary>What the vendor's catalogue says about a product.</summary>
public sealed record ProductDetails(
    string Sku,
    string Name,
    string Family,
    string? Description,
    string Unit,
    bool IsRecurring,
    string TaxClass)
{
    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    public decimal? Step { get; init; }

    /// <summary>SKUs of products that the account must own, or buy with it.</summary>
    public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>SKUs of products that can't be combined with it.</summary>
    public IReadOnlyList<string> Excludes { get; init; } = [];

    public DateOnly? AvailableFrom { get; init; }

    public DateOnly? AvailableUntil { get; init; }

    public bool Active { get; init; } = true;
}

/// <summary>Something that can be bought: recurring (priced per unit and month) or one-time.</summary>
public sealed class Product : Entity
{
    /// <summary>Of products that one product requires, and of those that it excludes.</summary>
    public const int MaxNamed = 100;

    private Product() { }

    public Product(string externalId, ProductDetails details)
    {
        ExternalId = externalId;
        Update(details);
    }

    public string ExternalId { get; private set; } = null!;

    public string Sku { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    public string Family { get; private set; } = null!;

    public string? Description { get; private set; }

    /// <summary>The unit in the singular, for instance “user” or “GB”.</summary>
    public string Unit { get; private set; } = null!;

    public bool IsRecurring { get; private set; }

    public string TaxClass { get; private set; } = null!;

    public decimal? Minimum { get; private set; }

    public decimal? Maximum { get; private set; }

    public decimal? Step { get; private set; }

    public IReadOnlyList<string> Requires { get; private set; } = [];

    public IReadOnlyList<string> Excludes { get; private set; } = [];

    public DateOnly? AvailableFrom { get; private set; }

    public DateOnly? AvailableUntil { get; private set; }

    public bool Active { get; private set; }

    public bool IsAvailableOn(DateOnly day) =>
        Active && (AvailableFrom is null || AvailableFrom <= day) && (AvailableUntil is null || day <= AvailableUntil);

    public void Update(ProductDetails details)
    {
        Sku = details.Sku;
        Name = details.Name;
        Family = details.Family;
        Description = details.Description;
        Unit = details.Unit;
        IsRecurring = details.IsRecurring;
        TaxClass = details.TaxClass;
        Minimum = details.Minimum;
        Maximum = details.Maximum;
        Step = details.Step;
        Requires = [.. details.Requires];
        Excludes = [.. details.Excludes];
        AvailableFrom = details.AvailableFrom;
        AvailableUntil = details.AvailableUntil;
        Active = details.Active;
    }
}
