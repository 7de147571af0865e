using Checkout.Web.Documents.Pdf;

namespace Checkout.Web.Documents;

public static class DocumentSetup
{
    /// <summary>Registers <see cref="PdfDocuments"/> with the options of the section <c>Documents</c>.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DocumentOptions>()
            .Bind(configuration.GetSection(DocumentOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(options => options.FontFolders.All(Directory.Exists), "Documents:FontFolders names a folder that does not exist.")
            .Validate(options => options.Fonts.All(font => font.Regular.Length > 0), "Every entry of Documents:Fonts needs the file name of its regular weight.")
            .ValidateOnStart();
        services.AddSingleton<FontBook>();
        services.AddSingleton<PdfDocuments>();
        return services;
    }
}
