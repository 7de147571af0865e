using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.TagHelpers;

/// <summary>
/// &lt;term name="unapplied"&gt;Unapplied&lt;/term&gt;: a word that opens its explanation, without script. The explanations of a page stand
/// once at its end (<c>_Meanings</c>). Not within a link or a button.
/// </summary>
[HtmlTargetElement("term", Attributes = "name")]
public sealed class TermTagHelper : TagHelper
{
    private static readonly object Key = new();

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Name { get; set; } = "";

    /// <summary>The terms that the page has used so far.</summary>
    public static IReadOnlyCollection<string> UsedOn(HttpContext context) => context.Items[Key] as IReadOnlyCollection<string> ?? [];

    public static string IdOf(string name) => $"meaning-{name}";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Terms.Of(Name);
        var items = ViewContext.HttpContext.Items;
        if (items[Key] is not SortedSet<string> used)
        {
            items[Key] = used = new SortedSet<string>(StringComparer.Ordinal);
        }

        used.Add(Name);
        output.TagName = "button";
        output.Attributes.SetAttribute("type", "button");
        output.Attributes.SetAttribute("class", "term");
        output.Attributes.SetAttribute("popovertarget", IdOf(Name));
        output.Attributes.SetAttribute("title", "What is this?");
    }
}
