namespace Checkout.Web.Features.InstalledProducts;

/// <summary>Which installed products are asked for.</summary>
public enum InForce
{
    Today,
    Later,
    Ended,
}

/// <summary>What the URL of Installed Products asks for.</summary>
public sealed class InstalledFilter
{
    public string? Q { get; init; }

    public string? On { get; init; }

    public string? View { get; init; }

    /// <summary>What can't be read is today.</summary>
    public InForce InForce => Enum.TryParse<InForce>(On, ignoreCase: true, out var asked) && Enum.IsDefined(asked) ? asked : InForce.Today;

    public bool PerProduct => string.Equals(View, "products", StringComparison.OrdinalIgnoreCase);

    public string? Search => string.IsNullOrWhiteSpace(Q) ? null : Q.Trim() is { Length: > 100 } text ? text[..100] : Q.Trim();

    public bool Narrows => Search is not null || InForce is not InForce.Today;
}
