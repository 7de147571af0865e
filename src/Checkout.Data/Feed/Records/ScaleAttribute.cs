namespace Checkout.Data.Feed.Records;

/// <summary>How many decimals a figure may have; 4 where nothing is said.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ScaleAttribute(int decimals) : Attribute
{
    public int Decimals { get; } = decimals;
}
