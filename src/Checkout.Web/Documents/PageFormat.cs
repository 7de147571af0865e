namespace Checkout.Web.Documents;

/// <summary>The paper that documents are laid out for.</summary>
public enum PageFormat
{
    A4,
    Letter,
}
