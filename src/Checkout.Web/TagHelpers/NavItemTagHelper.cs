using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.TagHelpers;

/// <summary>An entry of the navigation: marks the tab that the page belongs to, and says how many things wait there.</summary>
[HtmlTargetElement("nav-item")]
public sealed class NavItemTagHelper(IUrlHelperFactory urls) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Href { get; set; } = "~/";

    public string Tab { get; set; } = "";

    public int Count { get; set; }

    public Tone Tone { get; set; }

    /// <summary>What the counted things are, read aloud after the number.</summary>
    public string Counted { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var label = await output.GetChildContentAsync();
        var link = new TagBuilder("a");
        link.Attributes["href"] = urls.GetUrlHelper(ViewContext).Content(Href);
        if (IsCurrent())
        {
            link.Attributes["aria-current"] = "page";
        }

        var name = new TagBuilder("span");
        name.InnerHtml.AppendHtml(label);
        link.InnerHtml.AppendHtml(IconTagHelper.Draw(Tab)).AppendHtml(name);
        if (Count > 0)
        {
            var count = new TagBuilder("span");
            count.AddCssClass("count");
            count.Attributes["data-tone"] = Tone.ToString().ToLowerInvariant();
            count.InnerHtml.Append(Count.ToString("N0", CultureInfo.InvariantCulture));
            var said = new TagBuilder("span");
            said.AddCssClass("said-only");
            said.InnerHtml.Append(" " + Counted);
            count.InnerHtml.AppendHtml(said);
            link.InnerHtml.AppendHtml(count);
        }

        output.TagName = "li";
        output.Content.SetHtmlContent(link);
    }

    private bool IsCurrent()
    {
        var current = ViewContext.ViewData["Tab"] as string ?? ViewContext.RouteData.Values["controller"] as string;
        return string.Equals(current, Tab, StringComparison.OrdinalIgnoreCase);
    }
}
