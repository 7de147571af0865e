using System.Collections.Frozen;

namespace Checkout.Data.EInvoices;

/// <summary>Units in words and in the codes of UN/ECE Recommendation 20 (BT-130).</summary>
internal static class UnitCodes
{
    /// <summary>One, of whatever it is: users, organisations, licenses.</summary>
    public const string One = "C62";

    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [One] = "unit",
        ["H87"] = "piece",
        ["EA"] = "each",
        ["SEC"] = "second",
        ["MIN"] = "minute",
        ["HUR"] = "hour",
        ["DAY"] = "day",
        ["WEE"] = "week",
        ["MON"] = "month",
        ["ANN"] = "year",
        ["KGM"] = "kg",
        ["GRM"] = "g",
        ["TNE"] = "t",
        ["MTR"] = "m",
        ["KMT"] = "km",
        ["MTK"] = "m²",
        ["LTR"] = "l",
        ["MTQ"] = "m³",
        ["KWH"] = "kWh",
        ["4L"] = "MB",
        ["E34"] = "GB",
        ["E35"] = "TB",
        ["PR"] = "pair",
        ["SET"] = "set",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Codes = Words.ToFrozenDictionary(pair => pair.Value, pair => pair.Key,
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The unit in the singular; the code itself where it is a rare one.</summary>
    public static string? WordOf(string? code) => code is null ? null : Words.GetValueOrDefault(code, code);

    public static string CodeOf(string? word) => word is null ? One : Codes.GetValueOrDefault(word, One);
}
