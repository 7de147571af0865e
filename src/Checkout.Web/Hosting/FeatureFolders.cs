using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Checkout.Web.Hosting;

/// <summary>Looks for a view in the folder of its controller's namespace, so that a tab's small controllers share one folder.</summary>
public sealed class FeatureFolders : IViewLocationExpander
{
    private const string Key = "feature";

    private const string Root = ".Features.";

    public void PopulateValues(ViewLocationExpanderContext context) =>
        context.Values[Key] =
            context.ActionContext.ActionDescriptor is ControllerActionDescriptor { ControllerTypeInfo.Namespace: { } space }
            && space.IndexOf(Root, StringComparison.Ordinal) is >= 0 and var root ? space[(root + Root.Length)..] : "";

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
        Folders(context.Values[Key] ?? "").Select(folder => $"/Features/{folder}/{{0}}.cshtml").Concat(viewLocations);

    // A room's inner folder first, then the room.
    private static IEnumerable<string> Folders(string space)
    {
        for (var folder = space.Replace('.', '/'); folder.Length > 0; folder = folder[..Math.Max(0, folder.LastIndexOf('/'))])
        {
            yield return folder;
        }
    }
}
