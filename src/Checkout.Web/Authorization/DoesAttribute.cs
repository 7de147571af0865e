namespace Checkout.Web.Authorization;

/// <summary>What an action does. Without it, showing a page is <see cref="Deed.Read"/> and everything else <see
/// cref="Deed.Change"/>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class DoesAttribute(Deed deed) : Attribute
{
    public Deed Deed { get; } = deed;
}
