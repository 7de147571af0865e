using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Checkout.Data.Feed;

/// <summary>
/// SHA-256 of a record in canonical form: fields in the order of their names, without nulls and insignificant zeros. It is taken of
/// what is written, so that a relative date doesn't make tomorrow's import differ from today's.
/// </summary>
internal static class RecordHash
{
    public static string Of(JsonElement record)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, record);
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var property in value.EnumerateObject().Where(property => property.Value.ValueKind is not JsonValueKind.Null)
                    .OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    json.WritePropertyName(property.Name);
                    Write(json, property.Value);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case JsonValueKind.Number when value.TryGetDecimal(out var number):
                json.WriteStringValue(number.ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture));
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }
}
