using System.Globalization;
using System.Text.Json;
using Checkout.Domain.Billing;
using Checkout.Domain.Tax;

namespace Checkout.Domain.Tests.Vectors;

/// <summary>A worked case: inputs and the figures that must come of them.</summary>
public sealed class Vector(JsonElement json, IReadOnlyDictionary<string, JsonElement> all)
{
    public string Id => json.GetProperty("id").GetString()!;

    public string Title => json.GetProperty("title").GetString()!;

    public JsonElement Input => json.GetProperty("input");

    public JsonElement Expected => json.GetProperty("expected");

    public Currency Currency => Has("currency") ? Currency.FromCode(Text("currency")) : Currency.Eur;

    /// <summary>The contract's days; where the input states only a term, the days that it makes up.</summary>
    public DateRange Contract => Has("contract") ? Range(Text("contract"))
        : Has("term_months") ? new DateRange(Date("start"),
            new BillingGrid(Date("start")).TermEnd(Date("start"), Input.GetProperty("term_months").GetInt32()))
        : new DateRange(Date("start"), Date("end"));

    public BillingGrid Grid => new(Has("anchor") ? Date("anchor") : Contract.From);

    public decimal BaseQuantity => Has("base_quantity") ? Number(Input.GetProperty("base_quantity")) : 1m;

    public TaxTreatment Tax => Has("tax") ? Treatment(Input.GetProperty("tax")) : new TaxTreatment(TaxCategory.O, 0m, "Not stated");

    /// <summary>Days from issue to due, of terms written “Net 30”.</summary>
    public int PaymentDays => int.Parse(Text("payment_terms").Split(' ')[^1], CultureInfo.InvariantCulture);

    /// <summary>The vectors of a file, by id.</summary>
    public static IReadOnlyDictionary<string, Vector> Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var all = document.RootElement.Clone().GetProperty("vectors").EnumerateArray()
            .ToDictionary(vector => vector.GetProperty("id").GetString()!);
        return all.ToDictionary(vector => vector.Key, vector => new Vector(vector.Value, all));
    }

    public Vector Other(string id) => new(all[id], all);

    public bool Has(string name) => Input.TryGetProperty(name, out _);

    public string Text(string name) => Input.GetProperty(name).GetString()!;

    public DateOnly Date(string name) => Date(Input.GetProperty(name));

    public decimal Number(string name) => Number(Input.GetProperty(name));

    public IEnumerable<JsonElement> Items(string name) => Has(name) ? Input.GetProperty(name).EnumerateArray() : [];

    public static DateOnly Date(JsonElement element) =>
        DateOnly.ParseExact(element.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A number, written as one or as text.</summary>
    public static decimal Number(JsonElement element) => element.ValueKind == JsonValueKind.Number
        ? element.GetDecimal()
        : decimal.Parse(element.GetString()!, NumberStyles.Number, CultureInfo.InvariantCulture);

    public static TaxTreatment Treatment(JsonElement element) =>
        new(Enum.Parse<TaxCategory>(element.GetProperty("category").GetString()!), Number(element.GetProperty("rate")), null);

    private static DateRange Range(string text)
    {
        var days = text.Split("..").Select(day => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToArray();
        return new DateRange(days[0], days[1]);
    }
}
