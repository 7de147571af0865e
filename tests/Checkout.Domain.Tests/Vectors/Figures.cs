using System.Globalization;
using System.Text.Json;

namespace Checkout.Domain.Tests.Vectors;

/// <summary>
/// Figures by name, nested as a vector's expectation is: values are text, numbers, dates, further figures, or lists of those.
/// Every figure that a vector expects must be here, and equal; others may be too.
/// </summary>
public sealed class Figures : Dictionary<string, object?>
{
    public Figures()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>What differs, as “path: expected x, got y”.</summary>
    public IEnumerable<string> DifferencesFrom(JsonElement expected) => Differences("", expected, this);

    private static IEnumerable<string> Differences(string path, JsonElement expected, object? actual)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                return actual is Figures figures
                    ? expected.EnumerateObject().SelectMany(member => figures.TryGetValue(member.Name, out var value)
                        ? Differences($"{path}/{member.Name}", member.Value, value)
                        : [$"{path}/{member.Name}: nothing computes this"])
                    : [$"{path}: expected figures, got {Text(actual)}"];
            case JsonValueKind.Array:
                var items = actual is System.Collections.IEnumerable list and not string ? list.Cast<object?>().ToList() : null;
                return items is null ? [$"{path}: expected a list, got {Text(actual)}"]
                    : items.Count != expected.GetArrayLength()
                        ? [$"{path}: expected {expected.GetArrayLength()} items, got {items.Count}: {string.Join(" ", items.Select(Text))}"]
                    : expected.EnumerateArray().SelectMany((item, index) => Differences($"{path}/{index}", item, items[index]));
            default:
                return Same(expected.ToString(), Text(actual)) ? [] : [$"{path}: expected {expected}, got {Text(actual)}"];
        }
    }

    private static bool Same(string expected, string actual) =>
        decimal.TryParse(expected, NumberStyles.Number, CultureInfo.InvariantCulture, out var left)
            && decimal.TryParse(actual, NumberStyles.Number, CultureInfo.InvariantCulture, out var right)
            ? left == right
            : string.Equals(expected, actual, StringComparison.Ordinal);

    private static string Text(object? value) => value switch
    {
        null => "nothing",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
