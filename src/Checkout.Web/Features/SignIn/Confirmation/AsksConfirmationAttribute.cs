namespace Checkout.Web.Features.SignIn.Confirmation;

/// <summary>Lets an action through only shortly after its person has proved who they are; otherwise asks for that first, and then goes on
/// with what was sent.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AsksConfirmationAttribute : TypeFilterAttribute
{
    // Before a form is taken for sent.
    public AsksConfirmationAttribute()
        : base(typeof(ConfirmationFilter)) => Order = -1000;
}
