using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.Forms;

/// <summary>Fills the controls that a view writes by itself where a form is shown again (<see cref="TypedForm"/>); those with asp-for find
/// what was typed in the model state.</summary>
[HtmlTargetElement("input", Attributes = "name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TypedTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (TypedForm.Of(ViewContext.HttpContext) is not { } typed)
        {
            return;
        }

        var values = typed.GetValueOrDefault(Text(output, "name"), []);
        switch (Text(output, "type"))
        {
            case "hidden" or "submit" or "search":
                break;
            case "checkbox":
                Check(output, values);
                break;
            case "radio" when values.Length > 0:
                Check(output, values);
                break;
            case not "radio" when values.Length > 0:
                output.Attributes.SetAttribute("value", values[0]);
                break;
        }
    }

    private static void Check(TagHelperOutput output, string[] values)
    {
        output.Attributes.RemoveAll("checked");
        if (values.Contains(Text(output, "value"), StringComparer.Ordinal))
        {
            output.Attributes.SetAttribute("checked", "checked");
        }
    }

    // What a view computes arrives encoded.
    private static string Text(TagHelperOutput output, string name) => output.Attributes[name]?.Value switch
    {
        Microsoft.AspNetCore.Html.IHtmlContent html => Written(html),
        var text => text?.ToString() ?? "",
    };

    private static string Written(Microsoft.AspNetCore.Html.IHtmlContent html)
    {
        using var writer = new StringWriter();
        html.WriteTo(writer, NullHtmlEncoder.Default);
        return System.Net.WebUtility.HtmlDecode(writer.ToString());
    }
}
