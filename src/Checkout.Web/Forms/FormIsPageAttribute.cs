namespace Checkout.Web.Forms;

/// <summary>
/// The form that is sent to this action has the same fields as the query of the page at the same address. Where it arrives after its
/// session has ended, signing in leads back to the page with everything that was typed.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FormIsPageAttribute : Attribute;
