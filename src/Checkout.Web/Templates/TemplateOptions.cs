namespace Checkout.Web.Templates;

/// <summary>The section <c>Templates</c>: the vendor's own words in mails and at the foot of documents.</summary>
public sealed class TemplateOptions
{
    public const string Section = "Templates";

    /// <summary>The folder of the .liquid files, absolute or relative to the application's folder. Empty: the built-in words.</summary>
    public string Folder { get; set; } = "";
}

internal sealed class TemplateOptionsValidator(IHostEnvironment environment) : ISettingsRules<TemplateOptions>
{
    public void Check(TemplateOptions options, SettingsProblems problems)
    {
        var path = Path.Combine(environment.ContentRootPath, options.Folder);
        var unreadable = new List<string>();
        if (options.Folder.Length > 0
            && problems.Must(Directory.Exists(path), nameof(options.Folder), $"“{options.Folder}” is not a folder"))
        {
            TemplateFolder.Read(path, unreadable);
        }

        unreadable.ForEach(problem => problems.Must(holds: false, nameof(options.Folder), problem));
    }
}
