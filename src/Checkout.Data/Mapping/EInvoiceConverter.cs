using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Checkout.Data.Mapping;

/// <summary>Keeps what only e-invoices say as one text: no query ever asks for a part of it.</summary>
internal sealed class EInvoiceConverter() : ValueConverter<EInvoiceDetails, string>(details => Write(details), text => Read(text))
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(EInvoiceDetails details) => JsonSerializer.Serialize(details, Options);

    private static EInvoiceDetails Read(string text) => JsonSerializer.Deserialize<EInvoiceDetails>(text, Options)!;
}

/// <summary>Equal where they would be stored alike.</summary>
internal sealed class EInvoiceComparer() : ValueComparer<EInvoiceDetails>(
    (left, right) => left == null || right == null ? left == right : EInvoiceConverter.Write(left) == EInvoiceConverter.Write(right),
    details => EInvoiceConverter.Write(details).GetHashCode(StringComparison.Ordinal),
    details => details);
