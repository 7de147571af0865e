namespace Checkout.Web.Documents;

public sealed class DocumentOptionsValidator : AbstractValidator<DocumentOptions>
{
    public DocumentOptionsValidator(IHostEnvironment environment)
    {
        RuleFor(options => options.PageFormat).IsInEnum();
        RuleForEach(options => options.FontFolders).Must(Directory.Exists).WithMessage("“{PropertyValue}” is not a folder.");
        RuleForEach(options => options.Fonts).ChildRules(font =>
            font.RuleFor(pair => pair.Regular).NotEmpty().WithMessage("Give the file name of the regular weight."));
        RuleFor(options => options.LogoPath)
            .Must(path => path.EndsWith(".png", StringComparison.OrdinalIgnoreCase)).WithMessage("Documents print PNG images only.")
            .Must(path => File.Exists(Path.Combine(environment.ContentRootPath, path))).WithMessage("“{PropertyValue}” is not a file.")
            .When(options => options.LogoPath.Length > 0);
    }
}
