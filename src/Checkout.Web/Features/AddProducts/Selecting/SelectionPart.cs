namespace Checkout.Web.Features.AddProducts.Selecting;

/// <summary>How the script asks for the selection alone, without the frame of the page around it.</summary>
public static class SelectionPart
{
    public const string Header = "X-Part";

    public static bool IsAskedBy(HttpRequest request) => request.Headers.ContainsKey(Header);
}
