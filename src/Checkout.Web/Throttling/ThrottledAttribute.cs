namespace Checkout.Web.Throttling;

/// <summary>What an action counts as. Files and searches need no attribute: <see cref="ThrottledRoutes"/> knows them.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ThrottledAttribute(ThrottleGroup group) : Attribute
{
    public ThrottleGroup Group { get; } = group;
}
