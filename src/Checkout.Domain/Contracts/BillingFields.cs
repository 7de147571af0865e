namespace Checkout.Domain.Contracts;

/// <summary>What billing details consist of: the unit in which changes are told, compared and chosen.</summary>
public enum BillingField
{
    Name,
    Line1,
    Line2,
    PostalCode,
    City,
    Region,
    Country,
    Contacts,
    PoNumber,
    Delivery,
}

/// <summary>The fields in the order in which forms ask for them.</summary>
public static class BillingFields
{
    public static IReadOnlyList<BillingField> All { get; } = Enum.GetValues<BillingField>();
}
