using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.Caching;

/// <summary>Writes the parts of pages that belong to the user or the browser, not to the account.</summary>
public sealed class UncachedParts(
    AccountCache store, ICompositeViewEngine views, ITempDataDictionaryFactory tempData, IModelMetadataProvider metadata,
    IOptions<MvcViewOptions> options)
{
    /// <summary>Begins the names of views that come from the signed-in user alone, as the gate has just read them: those are remembered by
    /// that.</summary>
    private const string OfUser = "_User";

    private const int Weight = 5;

    public async Task<string> RenderAsync(ActionContext context, string view)
    {
        var found = views.FindView(context, view, isMainPage: false).EnsureSuccessful(null).View!;
        await using var writer = new StringWriter();
        await found.RenderAsync(new ViewContext(
            context, found, new ViewDataDictionary(metadata, new ModelStateDictionary()), tempData.GetTempData(context.HttpContext),
            writer, options.Value.HtmlHelperOptions));
        return writer.ToString();
    }

    /// <summary>The part with a gap where the token of this request stands in it.</summary>
    public async Task<PageTemplate> ReadAsync(ActionContext context, string view, CacheKey page, SignedInUser user, string? token)
    {
        var isOfUser = view.StartsWith(OfUser, StringComparison.Ordinal);
        var key = isOfUser ? page with { Name = NameOf(view, context.HttpContext, user) } : default;
        if (!isOfUser || !store.TryGet<PageTemplate>(key, out var part))
        {
            part = new PageTemplate(Encoding.UTF8.GetBytes(await RenderAsync(context, view)), token);
            if (isOfUser)
            {
                store.Set(key, part, Weight);
            }
        }

        return part;
    }

    // Each answer with its length, so that no two users write alike.
    private static string NameOf(string view, HttpContext context, SignedInUser user)
    {
        var name = new StringBuilder("Part ").Append(view).Append(' ').Append(context.Request.PathBase.Value).Append(' ').Append(user.Id);
        foreach (var text in user.Accounts.SelectMany(account => new[] { account.Number, account.Name }).Prepend(user.Email)
            .Prepend(user.Name))
        {
            name.Append(' ').Append(text.Length).Append(' ').Append(text);
        }

        return name.ToString();
    }
}

/// <summary>&lt;fresh view="_RecentlyViewed" /&gt;: a partial view without a model that is no part of the remembered page around
/// it.</summary>
[HtmlTargetElement("fresh", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FreshTagHelper(UncachedParts parts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string View { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(RememberedPage.IsBeingMade(ViewContext.HttpContext) ? PageTemplate.Gap(View)
            : await parts.RenderAsync(ViewContext, View));
    }
}
