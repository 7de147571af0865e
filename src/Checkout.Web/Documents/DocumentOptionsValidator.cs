namespace Checkout.Web.Documents;

public sealed class DocumentOptionsValidator : ISettingsRules<DocumentOptions>
{
    public void Check(DocumentOptions options, SettingsProblems problems)
    {
        problems.Must(Enum.IsDefined(options.PageFormat), nameof(options.PageFormat),
            $"has a range of values which does not include '{options.PageFormat}'");
        foreach (var (index, folder) in options.FontFolders.Index())
        {
            problems.Must(Directory.Exists(folder), $"{nameof(options.FontFolders)}[{index}]", $"“{folder}” is not a folder.");
        }

        foreach (var (index, font) in options.Fonts.Index())
        {
            problems.Must(!string.IsNullOrWhiteSpace(font.Regular), $"{nameof(options.Fonts)}[{index}].{nameof(font.Regular)}",
                "Give the file name of the regular weight.");
        }
    }
}
