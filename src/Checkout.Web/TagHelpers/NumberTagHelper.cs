using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.TagHelpers;

/// <summary>&lt;number value="line.Quantity" unit="@line.Unit" /&gt;: “40 users”. <c>percent</c> writes the rate 0.2 as 20%. Null prints
/// nothing.</summary>
[HtmlTargetElement("number", TagStructure = TagStructure.WithoutEndTag)]
public sealed class NumberTagHelper(Reader reader) : TagHelper
{
    public decimal? Value { get; set; }

    public string? Unit { get; set; }

    public bool Percent { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is not { } number)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "data";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("value", number.ToString("0.##########", CultureInfo.InvariantCulture));
        output.Content.SetContent(Percent ? QuantityText.Percent(number, reader.Culture) : QuantityText.Of(number, Unit, reader.Culture));
    }
}
