using System.Globalization;
using Checkout.Data;

namespace Checkout.Web.Messages;

/// <summary>The invoice as a file, the same that the portal offers for download.</summary>
public interface IInvoiceFile
{
    Task<byte[]> PdfAsync(CheckoutDbContext db, string slug, CultureInfo culture, CancellationToken cancellationToken);
}
