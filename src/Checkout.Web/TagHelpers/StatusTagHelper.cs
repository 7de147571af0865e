using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.TagHelpers;

/// <summary>&lt;status value="row.Status" /&gt;: a mark and a word.</summary>
[HtmlTargetElement("status", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StatusTagHelper : TagHelper
{
    private static readonly string[] Tones = [.. Enum.GetNames<Tone>().Select(name => name.ToLowerInvariant())];

    public StatusWord? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is null)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "status");
        output.Attributes.SetAttribute("data-tone", Tones[(int)Value.Tone]);
        output.Content.SetContent(Value.Word);
    }
}
