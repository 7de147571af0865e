using Checkout.Web.Documents.Pdf;

namespace Checkout.Web.Documents;

/// <summary>How the vendor's companies head their documents.</summary>
public static class Letterheads
{
    public static PdfLetterhead Letterhead(this LegalEntity entity) =>
        new(entity.Name, [.. entity.Address.Lines().Where(line => line != entity.Name).Append(CountryText.Name(entity.Address.Country))],
            entity.TaxId, Company: entity.ExternalId);
}
