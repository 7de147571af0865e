using System.Collections.Frozen;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Razor.Compilation;

namespace Checkout.Web.Messages;

/// <summary>
/// Finds the template of a message: the view below this folder that is named after its kind. The account executive's copy comes from the
/// same one.
/// </summary>
public sealed class MailTemplates(ApplicationPartManager parts)
{
    /// <summary>Says several messages in one mail.</summary>
    public const string Digest = Folder + "_Digest.cshtml";

    /// <summary>A mail that nobody sends: it has nothing but the examples of its kind's values.</summary>
    public const string Example = Folder + "_Example.cshtml";

    private const string Folder = "/Messages/";

    private readonly FrozenDictionary<string, string> _paths = Paths(parts);

    public string PathOf(MessageKind kind) =>
        _paths.TryGetValue(MessageKinds.Original(kind).ToString(), out var path)
            ? path
            : throw new InvalidOperationException($"There is no template for {kind}.");

    private static FrozenDictionary<string, string> Paths(ApplicationPartManager parts)
    {
        var views = new ViewsFeature();
        parts.PopulateFeature(views);
        return views.ViewDescriptors.Select(view => view.RelativePath)
            .Where(path => path.StartsWith(Folder, StringComparison.Ordinal) && !Path.GetFileName(path).StartsWith('_'))
            .ToFrozenDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal);
    }
}
