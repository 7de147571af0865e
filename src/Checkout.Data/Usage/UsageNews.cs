using System.Text.Encodings.Web;
using System.Text.Json;

namespace Checkout.Data.Usage;

/// <summary>How much of a product is used.</summary>
/// <param name="On">The newest day that was reported.</param>
public sealed record UsedShare(string Name, string Unit, decimal Used, decimal Held, DateOnly On)
{
    /// <summary>Of one, rounded down to a whole percent: nothing is said to be full that is not. Null where nothing is held.</summary>
    public decimal? Share => Held > 0m ? decimal.Floor(Used * 100m / Held) / 100m : null;
}

/// <summary>Which products are used by more than a share; travels with the message.</summary>
/// <param name="Percent">The share that the member chose.</param>
/// <param name="More">How many products beside those that are named.</param>
public sealed record UsageNews(int Percent, IReadOnlyList<UsedShare> Products, int More)
{
    private const int MostNamed = 10;
    private const int LongestName = 80;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static UsageNews Of(int percent, IReadOnlyList<UsedShare> passed) => new(
        percent,
        [.. passed.Take(MostNamed).Select(product => product with { Name = product.Name.Truncate(LongestName) })],
        Math.Max(0, passed.Count - MostNamed));

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static UsageNews FromJson(string json) => JsonSerializer.Deserialize<UsageNews>(json)!;
}
