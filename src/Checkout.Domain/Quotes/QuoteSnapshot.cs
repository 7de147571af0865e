using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Checkout.Domain.Quotes;

/// <summary>The canonical JSON of a quote with every figure of a day, and its SHA-256: what the acceptor saw is what is kept
/// (A10).</summary>
public sealed record QuoteSnapshot(string Json, string Hash)
{
    /// <summary>Of the longest quote’s snapshot: <see cref="Quote.MaxLines"/> lines whose names are escaped throughout.</summary>
    public const int MaxLength = 10_000_000;

    public static QuoteSnapshot Of(Quote quote, QuoteFigures figures)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(json, quote, figures);
        }

        var bytes = buffer.ToArray();
        return new QuoteSnapshot(Encoding.UTF8.GetString(bytes), Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static void Write(Utf8JsonWriter json, Quote quote, QuoteFigures figures)
    {
        json.WriteStartObject();
        json.WriteString("number", quote.Number);
        json.WriteNumber("version", quote.Revision);
        json.WriteString("title", quote.Title);
        json.WriteString("type", quote.Type.ToString());
        json.WriteString("currency", quote.Currency.Code);
        json.WriteString("shownOn", Day(figures.On));
        json.WriteString("expiresOn", Day(quote.ExpiresOn));
        json.WriteString("termFrom", Day(figures.Term.From));
        json.WriteString("termTo", Day(figures.Term.To));
        json.WriteString("billing", quote.BillingFrequency.ToString());
        json.WriteNumber("paymentTermsDays", quote.PaymentTermsDays);
        json.WriteString("termsVersion", quote.TermsVersion);
        json.WriteString("termsUrl", quote.TermsUrl);
        json.WriteStartArray("lines");
        foreach (var line in figures.Lines)
        {
            json.WriteStartObject();
            json.WriteNumber("position", line.Line.Position);
            json.WriteString("sku", line.Line.Sku);
            json.WriteString("name", line.Line.Name);
            json.WriteString("quantity", Number(line.Line.Quantity));
            json.WriteString("unit", line.Line.Unit);
            json.WriteString("listPrice", Number(line.Line.ListPrice));
            json.WriteString("discountPercent", Number(line.Line.DiscountPercent));
            json.WriteString("netPrice", Number(line.Line.NetPrice));
            json.WriteString("baseQuantity", Number(line.Line.BaseQuantity));
            json.WriteString("from", Day(line.Term.From));
            json.WriteString("to", Day(line.Term.To));
            json.WriteString("months", line.Months.ToString());
            json.WriteString("amount", Number(line.Amount));
            json.WriteString("taxCategory", line.Line.TaxCategory.ToString());
            json.WriteString("taxRate", Number(line.Line.TaxRate));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("invoices");
        foreach (var invoice in figures.Plan.Invoices)
        {
            json.WriteStartObject();
            json.WriteString("on", Day(invoice.On));
            json.WriteString("net", Number(invoice.Net));
            json.WriteString("tax", Number(invoice.Tax));
            json.WriteString("total", Number(invoice.Total));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("net", Number(figures.Plan.Net));
        json.WriteString("tax", Number(figures.Plan.Tax));
        json.WriteString("total", Number(figures.Plan.Total));
        json.WriteEndObject();
    }

    private static string Day(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    // Databases differ in the trailing zeros that they return; the canonical form has none.
    private static string Number(decimal value) => value.ToString("0.##########", System.Globalization.CultureInfo.InvariantCulture);
}
