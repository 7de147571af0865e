namespace Checkout.Domain.Addresses;

/// <summary>A postal address as it is printed: who, street lines, place. Country is ISO 3166-1 alpha-2.</summary>
public sealed record Address(
    string Name,
    string Line1,
    string? Line2,
    string City,
    string? Region,
    string? PostalCode,
    string Country)
{
    public const int MaxLength = 200;
    public const int MaxPostalCode = 20;

    /// <summary>The address in the printing order of its country, without empty lines and without the country.</summary>
    public IReadOnlyList<string> Lines()
    {
        var isNative = PostalOrder.IsNative(this);
        var place = PostalOrder.Place(this);
        IEnumerable<string?> lines = isNative ? [.. place, Line1, Line2, Name] : [Name, Line1, Line2, .. place];
        return [.. lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line!)];
    }
}
