using Checkout.Web.Branding;

namespace Checkout.Web.Documents.Pdf;

/// <summary>The sender at the top of the first page.</summary>
/// <param name="Name">The legal name.</param>
/// <param name="Lines">Address and contact, a line each.</param>
/// <param name="TaxId">Printed under the address, with its heading.</param>
/// <param name="LogoPng">A PNG image; null takes the configured one. Left out, with a warning in the log, where it cannot be read.</param>
/// <param name="Company">Whose look it has: a company's id in the vendor's system; null for the vendor's.</param>
public sealed record PdfLetterhead(string Name, IReadOnlyList<string> Lines, string? TaxId = null, byte[]? LogoPng = null,
    string? Company = null) : IOfCompany;
