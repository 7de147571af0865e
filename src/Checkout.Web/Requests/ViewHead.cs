using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Checkout.Web.Requests;

/// <summary>What a view tells its layout.</summary>
public static class ViewHead
{
    /// <param name="tab">The tab that it belongs to; null for none.</param>
    /// <param name="kind">The class of its page, where it is not an ordinary one.</param>
    public static void Head(this ViewDataDictionary view, string title, string? tab = null, string? kind = null) =>
        (view["Title"], view["Tab"], view["Kind"]) = (title, tab, kind);
}
