using Checkout.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.Forms;

/// <summary>&lt;error-summary nothing="Nothing has been ordered." /&gt;: every error of the form, each leading to its field. Nothing
/// without errors.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(IHtmlGenerator generator) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>What did not happen because of the errors.</summary>
    public string? Nothing { get; set; }

    /// <summary>What stands above a list of problems, wherever one is shown.</summary>
    public static string Title(int problems) =>
        $"Please fix {QuantityText.Count(problems, "problem", "problems", CultureInfo.InvariantCulture)}";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = (from entry in ViewContext.ModelState
                      where entry.Value?.ValidationState == ModelValidationState.Invalid
                      orderby Place(entry.Key)
                      let message = entry.Value.Errors.Select(error => error.ErrorMessage).FirstOrDefault(text => text.Length > 0)
                      select (entry.Key, Message: message ?? "One of the answers can’t be read. Check it.")).ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");

        var lines = errors.Select(error => new Element("li").With(Line(error.Key, error.Message)));
        output.Content.AppendHtml(new Element("h2", Title(errors.Count))).AppendHtml(new Element("ul").With([.. lines]));
        if (Nothing is not null)
        {
            output.Content.AppendHtml(new Element("p", Nothing));
        }
    }

    private int Place(string key)
    {
        var first = key.Split('.', '[')[0];
        var model = ViewContext.ViewData.ModelMetadata;
        var groups = model.Properties.Where(property => property.IsComplexType && !property.IsCollectionType)
            .Select(property => property.Properties);
        return new[] { model.Properties }.Concat(groups)
            .Select(properties => properties.Select((property, index) => (property.Name, index))
                .FirstOrDefault(found => found.Name == first, (null, -1)).index)
            .FirstOrDefault(index => index >= 0, -1);
    }

    private Element Line(string key, string message) => key.Length == 0 ? new Element("span", message)
        : new Element("a", message, ("href", "#" + TagBuilder.CreateSanitizedId(key, generator.IdAttributeDotReplacement)));
}
