using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.TagHelpers;

/// <summary>
/// &lt;document-link kind="Invoice" number="@row.Number" slug="@row.Slug" /&gt;: a link whose text is the document's number.
/// <c>row</c> makes it the one link that covers its table row and, in a list, remembers the list. A null number prints nothing.
/// </summary>
[HtmlTargetElement("document-link", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DocumentLinkTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public DocumentKind Kind { get; set; }

    public string? Number { get; set; }

    /// <summary>The number's place in the URL; the number itself where it is not given.</summary>
    public string? Slug { get; set; }

    public bool Row { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Number is null)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Row)
        {
            output.Attributes.SetAttribute("class", "open");
        }

        output.Attributes.SetAttribute("href", ViewContext.HttpContext.Request.PathBase + DocumentPath.Of(Kind, Slug ?? Number) + Suffix());
        output.Content.SetContent(Number);
    }

    // Opened from a list, a document knows the way back and to the rows beside it.
    private string Suffix() => Row && ViewContext.ViewData.Model is ListPage page ? page.LinkSuffix : "";
}
