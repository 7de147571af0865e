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
    // What the elements are is known to be JSON.
    private static readonly JsonWriterOptions Trusted = new() { SkipValidation = true };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? _used;

    public static string Of(JsonElement record)
    {
        var (buffer, json) = _used ??= New();
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        Write(json, record);
        json.Flush();
        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) New()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        return (buffer, new Utf8JsonWriter(buffer, Trusted));
    }

    private static void Write(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                WriteSorted(json, value);
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

    private static void WriteSorted(Utf8JsonWriter json, JsonElement record)
    {
        var count = record.GetPropertyCount();
        var (names, values) = (new string[count], new JsonElement[count]);
        var i = 0;
        foreach (var property in record.EnumerateObject())
        {
            (names[i], values[i++]) = (property.Name, property.Value);
        }

        Array.Sort(names, values, StringComparer.Ordinal);
        for (i = 0; i < count; i++)
        {
            if (values[i].ValueKind is not JsonValueKind.Null)
            {
                json.WritePropertyName(names[i]);
                Write(json, values[i]);
            }
        }
    }
}
