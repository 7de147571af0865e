using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.Forms;

/// <summary>&lt;field-error for="Delivery" /&gt;: what is wrong with a group of controls that no single field stands for. Nothing without
/// an error.</summary>
[HtmlTargetElement("field-error", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldErrorTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The name of the group.</summary>
    public string For { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ErrorOf(ViewContext, ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For)) is not { } error)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error");
        output.Content.SetContent(error);
    }

    /// <summary>What is wrong with a field; null where nothing is.</summary>
    internal static string? ErrorOf(ViewContext view, string name) =>
        view.ModelState.TryGetValue(name, out var entry) && entry.ValidationState == ModelValidationState.Invalid
            ? entry.Errors.Select(found => found.ErrorMessage)
                .FirstOrDefault(message => message.Length > 0) ?? "This can’t be read. Check it."
            : null;
}
