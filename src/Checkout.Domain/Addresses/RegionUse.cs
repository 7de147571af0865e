namespace Checkout.Domain.Addresses;

/// <summary>Whether a country's addresses have a state, province or the like.</summary>
public enum RegionUse
{
    Optional,
    Required,
    Unused,
}
