using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Checkout.Data.Feed;
using Checkout.Data.Feed.Records;
using Checkout.Data.Mapping;
using Checkout.Domain;

namespace Checkout.Data.Tests.Feed;

/// <summary>Reads the record classes as a JSON Schema and as the tables of docs/feed.md.</summary>
internal static class FieldsOfRecords
{
    private const string Nothing = "";
    private const string DayForm = "^(\\d{4}-\\d{2}-\\d{2}|today([+-]\\d{1,5}[dwmy]?)*)$";
    private const string InstantForm = "^(\\d{4}-\\d{2}-\\d{2}|today([+-]\\d{1,5}[dwmy]?)*)T.*(Z|[+-]\\d{2}:\\d{2})$";

    private static readonly JsonSerializerOptions Json = FeedJson.OptionsFor(new DateOnly(2026, 1, 1));

    public static JsonObject SchemaOf(string name, Type type)
    {
        var schema = SchemaOf(Json.GetTypeInfo(type), name);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", name);
        return schema;
    }

    /// <summary>Rows of a Markdown table: field, form, whether it is required, meaning.</summary>
    public static IEnumerable<string> RowsOf(string name, Type type) => RowsOf(Json.GetTypeInfo(type), name, path: Nothing);

    private static IEnumerable<string> RowsOf(JsonTypeInfo type, string? name, string path)
    {
        foreach (var property in type.Properties.OrderBy(property => property.Name is "type" ? 0 : property.Name is "externalId" ? 1 : 2))
        {
            var inner = Nested(property.PropertyType, out var isList);
            var form = property.Name is "type" && name is not null ? $"`{name}`" : FormOf(property, isList, inner);
            yield return $"| `{path}{property.Name}{(isList && inner is not null ? "[]" : Nothing)}` | {form} | "
                + $"{(property.IsRequired ? "yes" : Nothing)} | {DescriptionOf(property)} |";
            foreach (var row in inner is null ? []
                : RowsOf(Json.GetTypeInfo(inner), name: null, $"{path}{property.Name}{(isList ? "[]" : Nothing)}."))
            {
                yield return row;
            }
        }
    }

    private static string FormOf(JsonPropertyInfo property, bool isList, Type? inner)
    {
        if (inner is not null)
        {
            return isList ? $"list{Most(property)}" : "object";
        }

        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type == typeof(string) ? string.Create(CultureInfo.InvariantCulture, $"text, up to {MaxLengthOf(property)}")
            : type == typeof(decimal) ? string.Create(CultureInfo.InvariantCulture, $"number, up to {ScaleOf(property)} decimals")
            : type == typeof(int) ? "whole number"
            : type == typeof(bool) ? "`true` or `false`"
            : type == typeof(DateOnly) ? "date"
            : type == typeof(DateTimeOffset) ? "instant"
            : type == typeof(Currency) ? "currency"
            : type.IsEnum ? string.Join(", ", NamesOf(property, type).Select(name => $"`{name}`"))
            : $"list of text{Most(property)}";
    }

    private static string Most(JsonPropertyInfo property) =>
        AttributeOf<MaxLengthAttribute>(property.AttributeProvider!) is { } most
            ? string.Create(CultureInfo.InvariantCulture, $", up to {most.Length}") : Nothing;

    private static JsonObject SchemaOf(JsonTypeInfo type, string? name)
    {
        var properties = new JsonObject();
        foreach (var property in type.Properties.OrderBy(property => property.Name is "type" ? 0 : property.Name is "externalId" ? 1 : 2))
        {
            var schema = property.Name is "type" && name is not null ? new JsonObject { ["const"] = name } : SchemaOf(property);
            schema["description"] = DescriptionOf(property);
            properties[property.Name] = schema;
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray([.. type.Properties.Where(property => property.IsRequired).Select(property => property.Name)
            .Order(StringComparer.Ordinal).Select(field => JsonValue.Create(field))]),
            ["properties"] = properties,
        };
    }

    private static JsonObject SchemaOf(JsonPropertyInfo property)
    {
        if (Nested(property.PropertyType, out var isList) is { } inner)
        {
            var nested = SchemaOf(Json.GetTypeInfo(inner), name: null);
            return isList ? Limited(new JsonObject { ["type"] = "array", ["items"] = nested }, property) : nested;
        }

        if (isList)
        {
            return Limited(new JsonObject
            {
                ["type"] = "array",
                ["items"] = new JsonObject { ["type"] = "string", ["maxLength"] = Lengths.Text }
            }, property);
        }

        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var attributes = property.AttributeProvider!;
        return type == typeof(decimal) ? new JsonObject { ["type"] = "number" }
            : type == typeof(int) ? new JsonObject { ["type"] = "integer" }
            : type == typeof(bool) ? new JsonObject { ["enum"] = new JsonArray(true, false, 0, 1) }
            : type == typeof(DateOnly) ? new JsonObject { ["type"] = "string", ["pattern"] = DayForm }
            : type == typeof(DateTimeOffset) ? new JsonObject { ["type"] = "string", ["pattern"] = InstantForm }
            : type == typeof(Currency) ? new JsonObject { ["type"] = "string", ["pattern"] = "^[A-Z]{3}$" }
            : type.IsEnum ? new JsonObject { ["enum"] = new JsonArray([.. NamesOf(property, type).Select(name => JsonValue.Create(name))]) }
            : AttributeOf<RegularExpressionAttribute>(attributes) is { } form
                ? new JsonObject { ["type"] = "string", ["maxLength"] = MaxLengthOf(property), ["pattern"] = form.Pattern }
            : new JsonObject { ["type"] = "string", ["maxLength"] = MaxLengthOf(property) };
    }

    private static JsonObject Limited(JsonObject list, JsonPropertyInfo property)
    {
        if (AttributeOf<MaxLengthAttribute>(property.AttributeProvider!) is { } most)
        {
            list["maxItems"] = most.Length;
        }

        return list;
    }

    private static IEnumerable<string> NamesOf(JsonPropertyInfo property, Type type) =>
        Enum.GetNames(type).Select(name => property.CustomConverter is null ? JsonNamingPolicy.CamelCase.ConvertName(name) : name);

    private static Type? Nested(Type type, out bool isList)
    {
        isList = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
        var item = isList ? type.GetGenericArguments()[0] : type;
        return item.Namespace == typeof(FeedRecord).Namespace && !item.IsEnum && Nullable.GetUnderlyingType(item) is null ? item : null;
    }

    private static string DescriptionOf(JsonPropertyInfo property) =>
        AttributeOf<DescriptionAttribute>(property.AttributeProvider!)?.Description
            ?? throw new InvalidOperationException($"{property.DeclaringType.Name}.{property.Name} has no description.");

    private static int MaxLengthOf(JsonPropertyInfo property) =>
        AttributeOf<MaxLengthAttribute>(property.AttributeProvider!)?.Length ?? Lengths.Text;

    private static int ScaleOf(JsonPropertyInfo property) => AttributeOf<ScaleAttribute>(property.AttributeProvider!)?.Decimals ?? 4;

    private static TAttribute? AttributeOf<TAttribute>(ICustomAttributeProvider provider)
        where TAttribute : Attribute =>
            provider.GetCustomAttributes(typeof(TAttribute), inherit: true).OfType<TAttribute>().FirstOrDefault();
}
