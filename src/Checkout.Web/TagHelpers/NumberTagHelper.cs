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
        output.TagName = null;
        if (Value is { } number)
        {
            output.Content.SetHtmlContent(Percent ? ElementOf(number, QuantityText.Percent(number, reader.Culture))
                : Of(number, Unit, reader.Culture));
        }
    }

    /// <summary>The same for rows of which there are many.</summary>
    public static Element Of(decimal number, string? unit, CultureInfo culture) =>
        ElementOf(number, QuantityText.Of(number, unit, culture));

    private static Element ElementOf(decimal number, string written) =>
        new("data", written, ("value", number.ToString("0.##########", CultureInfo.InvariantCulture)));
}
