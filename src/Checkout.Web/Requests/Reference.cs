namespace Checkout.Web.Requests;

/// <summary>The number that connects an error page with the log.</summary>
public static class Reference
{
    public static string Of(HttpContext context) => System.Diagnostics.Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
}
