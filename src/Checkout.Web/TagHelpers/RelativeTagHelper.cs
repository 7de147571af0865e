using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.TagHelpers;

/// <summary>&lt;relative to="invoice.DueOn" /&gt;: “in 4 days”, counted from the vendor's business date. Null prints nothing.</summary>
[HtmlTargetElement("relative", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RelativeTagHelper(Reader reader) : TagHelper
{
    public DateOnly? To { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (To is { } date)
        {
            output.Content.SetContent(RelativeText.Of(date, reader.Today));
        }
    }
}
