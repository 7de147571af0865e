using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.TagHelpers;

/// <summary>What a link that would be refused takes with it.</summary>
public enum Offered
{
    /// <summary>All of it; the first button leaves the reason in its place.</summary>
    Button,

    /// <summary>Its text: it stands for itself, in a place where nothing is said instead.</summary>
    Whole,

    /// <summary>Nothing: its text belongs to a sentence.</summary>
    Link,
}

/// <summary>Takes away every button, form and link with a class whose target the member's limits would refuse, and says why in the place of
/// the first.</summary>
/// <remarks>The text of a link within a sentence stays.</remarks>
[HtmlTargetElement("a", Attributes = "class,href")]
[HtmlTargetElement("a", Attributes = "offer,href")]
[HtmlTargetElement("form", Attributes = "action,method")]
[HtmlTargetElement("button", Attributes = "formaction")]
[HtmlTargetElement("button", Attributes = "offer-post")]
public sealed class OfferTagHelper : TagHelper
{
    /// <summary>After paths are resolved; before what else would make something of the element.</summary>
    public override int Order => -900;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Marks a link without a class, and says what goes with it.</summary>
    public Offered Offer { get; set; }

    /// <summary>Where the form is sent to that a button only opens.</summary>
    public string? OfferPost { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var http = ViewContext.HttpContext;
        if (http.Features.Get<CurrentMember>()?.Chosen is not { Rights: { IsLimited: true, ManagesBilling: true } rights }
            || DeedOf(http, output) is not { } deed || rights.WhyNot(deed) is not { } why)
        {
            return;
        }

        if (Offer is Offered.Link)
        {
            output.TagName = null;
            return;
        }

        // Only a button leaves a place to say something in, and once is enough.
        var isButton = output.TagName == "form"
            || (output.Attributes["class"]?.Value?.ToString() ?? "").Split(' ').Contains("button", StringComparer.Ordinal);
        if (!isButton || Offer is Offered.Whole || !http.Items.TryAdd((nameof(OfferTagHelper), why.ToString()), true))
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", "hint");
        output.PreElement.Clear();
        output.PostElement.Clear();
        output.Content.SetContent(why.Text(http.RequestServices.GetRequiredService<Reader>()));
    }

    private Deed? DeedOf(HttpContext http, TagHelperOutput output)
    {
        var deeds = http.RequestServices.GetRequiredService<Deeds>();
        if (OfferPost is { } posted)
        {
            return deeds.Of(HttpMethods.Post, posted);
        }

        var (name, method) = output.TagName switch
        {
            "a" => ("href", HttpMethods.Get),
            "form" => ("action", Text(output.Attributes["method"])?.ToUpperInvariant() ?? HttpMethods.Get),
            _ => ("formaction", HttpMethods.Post),
        };
        var path = Text(output.Attributes[name])?.Split('?', '#')[0] ?? "";
        var start = http.Request.PathBase.Value ?? "";
        return path.StartsWith('/') && path.StartsWith(start, StringComparison.Ordinal)
            ? deeds.Of(method, path[start.Length..]) : null;
    }

    private static string? Text(TagHelperAttribute? attribute)
    {
        if (attribute?.Value is not IHtmlContent html)
        {
            return attribute?.Value?.ToString();
        }

        using var writer = new StringWriter();
        html.WriteTo(writer, NullHtmlEncoder.Default);
        return System.Net.WebUtility.HtmlDecode(writer.ToString());
    }
}
