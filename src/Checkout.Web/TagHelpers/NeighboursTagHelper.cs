using Checkout.Web.Wording;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.TagHelpers;

/// <summary>A document before or after another in the list's usual order.</summary>
public sealed record Neighbour(string Number, string Slug);

/// <summary>&lt;neighbours kind="Quote" previous="Model.Previous" next="Model.Next" /&gt;: the way to the documents beside this one. Nothing where there are none.</summary>
[HtmlTargetElement("neighbours", TagStructure = TagStructure.WithoutEndTag)]
public sealed class NeighboursTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public DocumentKind Kind { get; set; }

    public Neighbour? Previous { get; set; }

    public Neighbour? Next { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Previous is null && Next is null)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "neighbours");
        output.Attributes.SetAttribute("aria-label", "Neighbouring documents");
        Append(output, Previous, "prev", number => "← " + number);
        Append(output, Next, "next", number => number + " →");
    }

    private void Append(TagHelperOutput output, Neighbour? neighbour, string relation, Func<string, string> text)
    {
        if (neighbour is null)
        {
            return;
        }

        var link = new TagBuilder("a");
        link.Attributes["href"] = ViewContext.HttpContext.Request.PathBase + DocumentPath.Of(Kind, neighbour.Slug);
        link.Attributes["rel"] = relation;
        link.InnerHtml.Append(text(neighbour.Number));
        output.Content.AppendHtml(link);
    }
}
