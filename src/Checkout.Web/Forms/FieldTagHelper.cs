using Checkout.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.Forms;

/// <summary>
/// &lt;field asp-for="Title" label="Job title" hint="Printed on the order form." /&gt;: label, hint, control and error in one,
/// tied together for screen readers. What was typed comes back with its error. Further attributes go to the control.
/// </summary>
[HtmlTargetElement("field", Attributes = "asp-for,label", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper(IHtmlGenerator generator) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>text, email, password, tel, number, date, textarea, select or checkbox.</summary>
    public string Type { get; set; } = "text";

    /// <summary>Says so beside the label; everything else is required.</summary>
    public bool Optional { get; set; }

    /// <summary>For numbers, dates and codes: a control no wider than what goes in.</summary>
    public bool Narrow { get; set; }

    /// <summary>The choices of a select.</summary>
    public IEnumerable<SelectListItem>? Options { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, generator.IdAttributeDotReplacement);
        var error = FieldErrorTagHelper.ErrorOf(ViewContext, name);
        var attributes = ControlAttributes(output, id, error);

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", Narrow ? "field short" : "field");

        if (Type == "checkbox")
        {
            output.Content.AppendHtml(Agreement(name, attributes));
        }
        else
        {
            output.Content.AppendHtml(LabelFor(id)).AppendHtml(HintOf(id)).AppendHtml(Control(attributes));
        }

        if (error is not null)
        {
            output.Content.AppendHtml(new Element("p", error, ("class", "error"), ("id", ErrorId(id))));
        }
    }

    private static string HintId(string id) => id + "-hint";

    private static string ErrorId(string id) => id + "-error";

    private Dictionary<string, object?> ControlAttributes(TagHelperOutput output, string id, string? error)
    {
        var attributes = output.Attributes.ToDictionary(attribute => attribute.Name, object? (attribute) => attribute.Value,
            StringComparer.OrdinalIgnoreCase);
        attributes["id"] = id;
        var described = string.Join(' ',
            new[] { Hint is null ? null : HintId(id), error is null ? null : ErrorId(id) }.Where(part => part is not null));
        if (described.Length > 0)
        {
            attributes["aria-describedby"] = described;
        }

        if (error is not null)
        {
            attributes["aria-invalid"] = "true";
        }

        return attributes;
    }

    private Element LabelFor(string id) => Optional
        ? new Element("label", Label + " ", ("for", id)).With(new Element("small", "(optional)"))
        : new Element("label", Label, ("for", id));

    private Element? HintOf(string id) => Hint is null ? null : new Element("span", Hint, ("class", "hint"), ("id", HintId(id)));

    private TagBuilder Control(Dictionary<string, object?> attributes)
    {
        var explorer = For.ModelExplorer;
        switch (Type)
        {
            case "textarea":
                return generator.GenerateTextArea(ViewContext, explorer, For.Name, rows: 4, columns: 0, attributes);
            case "select":
                return generator.GenerateSelect(ViewContext, explorer, optionLabel: null, For.Name, Options ?? [], allowMultiple: false,
                    attributes);
            case "password":
                // Never echoed, not even after an error elsewhere.
                return generator.GeneratePassword(ViewContext, explorer, For.Name, value: null, attributes);
            default:
                attributes["type"] = Type;
                return generator.GenerateTextBox(ViewContext, explorer, For.Name, Written(explorer.Model), format: null, attributes);
        }
    }

    private TagBuilder Agreement(string name, Dictionary<string, object?> attributes)
    {
        // What is neither yes nor no was refused, and shows an empty box.
        if (ViewContext.ModelState.TryGetValue(name, out var entry) && entry.AttemptedValue is { } sent && !bool.TryParse(sent, out _))
        {
            ViewContext.ModelState.SetModelValue(name, rawValue: null, attemptedValue: null);
        }

        // A box that was not ticked sends nothing: where the form is shown again, it stays so, whatever the page would propose.
        var isUnticked = TypedForm.Of(ViewContext.HttpContext) is { } typed && !typed.ContainsKey(name);
        var label = new TagBuilder("label");
        label.AddCssClass("agree");
        var box = generator.GenerateCheckBox(ViewContext, For.ModelExplorer, For.Name, isChecked: null, attributes);
        if (isUnticked)
        {
            box.Attributes.Remove("checked");
        }

        label.InnerHtml.AppendHtml(box);
        var text = new TagBuilder("span");
        text.InnerHtml.Append(Label);
        if (HintOf((string)attributes["id"]!) is { } hint)
        {
            text.InnerHtml.AppendHtml("<br>").AppendHtml(hint);
        }

        label.InnerHtml.AppendHtml(text);
        return label;
    }

    // Controls of type date and number take ISO dates and point decimals, whatever the reader's locale.
    private static object? Written(object? value) => value switch
    {
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.######", CultureInfo.InvariantCulture),
        _ => value,
    };
}
