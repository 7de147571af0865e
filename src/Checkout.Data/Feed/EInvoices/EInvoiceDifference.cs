using System.Text.Json.Nodes;
using Checkout.Data.Mapping;

namespace Checkout.Data.Feed.EInvoices;

/// <summary>The first term in which two e-invoices differ, of what only e-invoices say.</summary>
internal static class EInvoiceDifference
{
    /// <returns>The path of the term, such as .typeCode, with both values.</returns>
    public static (string Field, string Before, string Now) Of(EInvoiceDetails? before, EInvoiceDetails? now) =>
        Of(NodeOf(before), NodeOf(now), "") ?? ("", "what it was", "another");

    private static (string Field, string Before, string Now)? Of(JsonNode? before, JsonNode? now, string path)
    {
        if (JsonNode.DeepEquals(before, now))
        {
            return null;
        }

        return (before, now) switch
        {
            (JsonObject left, JsonObject right) => left.Select(pair => pair.Key).Union(right.Select(pair => pair.Key))
                .Select(key => Of(left[key], right[key], $"{path}.{key}")).First(found => found is not null),
            (JsonArray left, JsonArray right) when left.Count == right.Count => left.Zip(right).Index()
                .Select(pair => Of(pair.Item.First, pair.Item.Second, FormattableString.Invariant($"{path}[{pair.Index}]")))
                .First(found => found is not null),
            _ => (path, Text(before), Text(now)),
        };
    }

    private static JsonNode? NodeOf(EInvoiceDetails? details) =>
        details is null ? null : JsonNode.Parse(EInvoiceConverter.Write(details));

    private static string Text(JsonNode? node) => node switch
    {
        null => "empty",
        JsonArray array => string.Create(CultureInfo.InvariantCulture, $"{array.Count} long"),
        JsonValue value => $"“{value}”",
        _ => "stated",
    };
}
