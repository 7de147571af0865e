namespace Checkout.Web.Templates;

/// <summary>The section <c>Templates</c>: the vendor's own words in mails and at the foot of documents.</summary>
public sealed class TemplateOptions
{
    public const string Section = "Templates";

    /// <summary>The folder of the .liquid files, absolute or relative to the application's folder. Empty: the built-in words.</summary>
    public string Folder { get; set; } = "";
}

internal sealed class TemplateOptionsValidator : AbstractValidator<TemplateOptions>
{
    public TemplateOptionsValidator(IHostEnvironment environment) => RuleFor(options => options.Folder).Custom((folder, context) =>
    {
        var path = Path.Combine(environment.ContentRootPath, folder);
        var problems = new List<string>();
        if (folder.Length > 0 && !Directory.Exists(path))
        {
            problems.Add($"“{folder}” is not a folder");
        }
        else if (folder.Length > 0)
        {
            TemplateFolder.Read(path, problems);
        }

        problems.ForEach(context.AddFailure);
    });
}
