namespace Checkout.Web.Documents;

public sealed class DocumentOptionsValidator : AbstractValidator<DocumentOptions>
{
    public DocumentOptionsValidator()
    {
        RuleFor(options => options.PageFormat).IsInEnum();
        RuleForEach(options => options.FontFolders).Must(Directory.Exists).WithMessage("“{PropertyValue}” is not a folder.");
        RuleForEach(options => options.Fonts).ChildRules(font =>
            font.RuleFor(pair => pair.Regular).NotEmpty().WithMessage("Give the file name of the regular weight."));
    }
}
