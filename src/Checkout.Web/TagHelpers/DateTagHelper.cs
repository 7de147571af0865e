using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.TagHelpers;

/// <summary>How much of a date is written.</summary>
public enum DateStyle
{
    /// <summary>For tables and facts.</summary>
    Brief,

    /// <summary>For sentences.</summary>
    Spelled,

    /// <summary>With the weekday, for what expires or falls due.</summary>
    Weekday,
}

/// <summary>&lt;date value="quote.ExpiresOn" written="Spelled" /&gt;: a business date. Null prints nothing.</summary>
[HtmlTargetElement("date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateTagHelper(Reader reader) : TagHelper
{
    public DateOnly? Value { get; set; }

    public DateStyle Written { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Element.Date(Value, reader.Culture, Written) ?? (IHtmlContent)HtmlString.Empty);
    }
}
