using Checkout.Web.Documents.Pdf;
using Checkout.Web.Documents.Pdf.Fonts;

namespace Checkout.Web.Documents;

public static class DocumentSetup
{
    /// <summary>Registers <see cref="PdfDocuments"/> with the options of the section <c>Documents</c>.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.AddPortalOptions<DocumentOptions, DocumentOptionsValidator>(DocumentOptions.Section);
        services.AddSingleton<FontBook>();
        services.AddSingleton<PdfDocuments>();
        return services;
    }
}
