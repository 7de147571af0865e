using System.Globalization;

namespace Checkout.Web.Features.InstalledProducts;

/// <summary>Which installed products are asked for, as seen from a day.</summary>
public enum InForce
{
    Today,
    Later,
    Ended,
}

/// <summary>What the URL of Installed Products asks for. What can't be followed is set aside and remarked on.</summary>
public sealed class InstalledFilter
{
    private const int LongestSearch = 100;
    private const int LongestName = 200;

    public string? Q { get; init; }

    /// <summary>In force, starting later or ended.</summary>
    public string? On { get; init; }

    /// <summary>The day from which it is looked at; today without it.</summary>
    public string? AsOf { get; init; }

    /// <summary>“1” shows what has ended beside what is in force.</summary>
    public string? Ended { get; init; }

    /// <summary>The slug of a contract.</summary>
    public string? Contract { get; init; }

    /// <summary>A product family.</summary>
    public string? Family { get; init; }

    public string? Sort { get; init; }

    public string? Page { get; init; }

    public string? View { get; init; }

    /// <summary>What can't be read is today.</summary>
    public InForce InForce => Enum.TryParse<InForce>(On, ignoreCase: true, out var asked) && Enum.IsDefined(asked) ? asked : InForce.Today;

    public bool IncludesEnded => Ended is "1" && InForce is InForce.Today;

    public bool PerProduct => string.Equals(View, "products", StringComparison.OrdinalIgnoreCase);

    public string? Search => string.IsNullOrWhiteSpace(Q) ? null : Q.Trim() is { Length: > LongestSearch } text ? text[..LongestSearch] : Q.Trim();

    public string? ContractSlug => Filled(Contract);

    public string? FamilyName => Filled(Family);

    public int PageNumber => int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page >= 1 ? page : 1;

    /// <summary>Null where no day, or none that can be read, is asked for.</summary>
    public DateOnly? AsOfOn => DateOnly.TryParseExact(AsOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and <= 2200 ? day : null;

    public bool Narrows => Search is not null || InForce is not InForce.Today || ContractSlug is not null || FamilyName is not null || AsOfOn is not null;

    public IEnumerable<string> Remarks()
    {
        if (!string.IsNullOrEmpty(AsOf) && AsOfOn is null)
        {
            yield return "The day can’t be read, so this is as of today. Write it as 2026-01-31.";
        }

        if (!string.IsNullOrEmpty(Sort) && !InstalledSorts.Knows(Sort))
        {
            yield return "The rows can’t be sorted that way, so they are in their usual order.";
        }
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > LongestName ? null : text.Trim();
}
