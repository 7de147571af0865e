using System.Text.Encodings.Web;
using Checkout.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.Figures;

/// <summary>
/// &lt;remembered name="rows"&gt;…&lt;/remembered&gt;: written once for each URL, revision of the account's rows, and business date. What stands in it
/// comes from remembered figures and the URL alone: nothing of the user, no form, nothing of the vendor's that an import can change.
/// </summary>
[HtmlTargetElement("remembered")]
public sealed class RememberedTagHelper(AccountFigures figures, HtmlEncoder encoder) : TagHelper
{
    private const int Weight = 40;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Name { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var (html, terms) = await figures.GetAsync(
            $"Html of {Name} at {request.PathBase}{request.Path}{request.QueryString}", async () => ((await output.GetChildContentAsync(encoder)).GetContent(encoder), TermTagHelper.UsedOn(ViewContext.HttpContext).ToArray()), Weight);
        TermTagHelper.Use(ViewContext.HttpContext, terms);
        output.TagName = null;
        output.Content.SetHtmlContent(html);
    }
}
