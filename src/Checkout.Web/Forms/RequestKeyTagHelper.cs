using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.Forms;

/// <summary>&lt;request-key /&gt;: a new key in a form that moves money or accepts a quote, so that sending it twice does it
/// once.</summary>
[HtmlTargetElement("request-key", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RequestKeyTagHelper : TagHelper
{
    public const string FieldName = "RequestKey";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "input";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("type", "hidden");
        output.Attributes.SetAttribute("name", FieldName);
        output.Attributes.SetAttribute("value", Guid.NewGuid().ToString("N"));
        // Some browsers restore hidden values on reload; a reloaded form is a new request.
        output.Attributes.SetAttribute("autocomplete", "off");
    }
}
