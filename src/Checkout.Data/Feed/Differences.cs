using System.Collections;
using System.Text.Json;
using Checkout.Data.Feed.EInvoices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Checkout.Data.Feed;

/// <summary>Compares a stored document with what the record would make of it now: only new facts may be added to what is posted
/// (A5).</summary>
internal static class Differences
{
    /// <summary>What rows have for themselves, or what the portal and later records may change.</summary>
    private static readonly HashSet<string> Own = new(StringComparer.Ordinal)
    {
        nameof(Entity.Id), nameof(Entity.Version), nameof(Entity.Ordinal), "Slug", "PostedOn", "AllocatedAmount", "RefundedAmount",
            "VoidedOn", "DisputedAt", "DisputeReason", "ReservedById",
    };

    // Fields whose name is not simply that of the property.
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["AccountId"] = "account",
        ["ContractId"] = "contract",
        ["LegalEntityId"] = "legalEntity",
        ["OrderId"] = "order",
        ["OrderLineId"] = "orderLine",
        ["QuoteId"] = "quote",
        ["QuoteNumber"] = "quote",
        ["InvoiceId"] = "invoice",
        ["ProductId"] = "product",
        ["PriceBookId"] = "priceBook",
        ["PriceBookName"] = "priceBook",
        ["LineNetAmount"] = "totals.lineNet",
        ["AllowanceAmount"] = "totals.allowances",
        ["ChargeAmount"] = "totals.charges",
        ["NetAmount"] = "totals.net",
        ["TaxAmount"] = "totals.tax",
        ["TotalAmount"] = "totals.total",
        ["PrepaidAmount"] = "totals.prepaid",
        ["RoundingAmount"] = "totals.rounding",
        ["DueAmount"] = "totals.due",
        ["TaxableAmount"] = "taxable",
        ["TaxCategory"] = "tax.category",
        ["TaxRate"] = "tax.rate",
        ["ExemptionReason"] = "tax.reason",
        ["BilledHere"] = "billing",
        ["EInvoice"] = "e-invoice",
        ["ListAmount"] = "listPrice",
        ["IsRecurring"] = "product",
    };

    /// <summary>Reports each difference as a problem of the line.</summary>
    /// <param name="allowed">Properties that may differ.</param>
    public static void Report(FeedPass pass, object stored, object rebuilt, IReadOnlyCollection<string>? allowed = null)
    {
        foreach (var (field, before, now) in Between(pass.Db, stored, rebuilt, allowed))
        {
            pass.Problem(field, Sentence(before, now));
        }
    }

    public static IReadOnlyList<(string Field, string Before, string Now)> Between(CheckoutDbContext db, object stored, object rebuilt,
        IReadOnlyCollection<string>? allowed = null) =>
        [.. OfType(db.Model.FindEntityType(stored.GetType())!, stored, rebuilt, allowed ?? [], "")
            .DistinctBy(difference => difference.Field)];

    public static string Sentence(string before, string now) =>
        $"It is {before} and can't become {now}: what is posted takes only new facts.";

    private static IEnumerable<(string Field, string Before, string Now)> OfType(ITypeBase type, object stored, object rebuilt,
        IReadOnlyCollection<string> allowed, string path)
    {
        foreach (var property in type.GetProperties()
            .Where(property => property.PropertyInfo is not null && !Own.Contains(property.Name) && !allowed.Contains(property.Name)))
        {
            if (path.Length > 0 && type is IEntityType && property.Name is "AccountId" or "Position" || IsLinkUp(type, property))
            {
                continue;
            }

            var before = property.PropertyInfo!.GetValue(stored);
            var now = property.PropertyInfo.GetValue(rebuilt);
            if (!Equals(property, before, now))
            {
                var difference = before is EInvoiceDetails || now is EInvoiceDetails
                    ? EInvoiceDifference.Of(before as EInvoiceDetails, now as EInvoiceDetails) : (Field: "", Text(before), Text(now));
                yield return (path + FieldOf(property.Name) + difference.Field, difference.Item2, difference.Item3);
            }
        }

        foreach (var part in type.GetComplexProperties().Where(part => !allowed.Contains(part.Name)))
        {
            if (part.PropertyInfo!.GetValue(stored) is { } before && part.PropertyInfo.GetValue(rebuilt) is { } now)
            {
                foreach (var difference in OfType(part.ComplexType, before, now, [], $"{path}{FieldOf(part.Name)}."))
                {
                    yield return difference;
                }
            }
        }

        foreach (var rows in (type as IEntityType)?.GetNavigations()
            .Where(navigation => navigation.IsCollection && !allowed.Contains(navigation.Name)) ?? [])
        {
            foreach (var difference in OfRows(rows, ListOf(rows, stored), ListOf(rows, rebuilt), path + FieldOf(rows.Name)))
            {
                yield return difference;
            }
        }
    }

    private static IEnumerable<(string Field, string Before, string Now)> OfRows(INavigation rows, List<object> stored,
        List<object> rebuilt, string path) => stored.Count != rebuilt.Count
        ? [(path, string.Create(CultureInfo.InvariantCulture, $"{stored.Count} long"),
            string.Create(CultureInfo.InvariantCulture, $"{rebuilt.Count} long"))]
        : stored.Zip(rebuilt).Index().SelectMany(pair => OfType(rows.TargetEntityType, pair.Item.First, pair.Item.Second, [],
            FormattableString.Invariant($"{path}[{pair.Index}].")));

    private static List<object> ListOf(INavigation rows, object owner)
    {
        var position = rows.TargetEntityType.FindProperty("Position")?.PropertyInfo;
        var items = ((IEnumerable)rows.PropertyInfo!.GetValue(owner)!).Cast<object>();
        return [.. position is null ? items : items.OrderBy(item => (int)position.GetValue(item)!)];
    }

    /// <summary>The key by which a row hangs on its document.</summary>
    private static bool IsLinkUp(ITypeBase type, IProperty property) =>
        type is IEntityType entity && entity.GetForeignKeys()
            .Any(key => key.PrincipalToDependent is { IsCollection: true } && key.Properties.Contains(property));

    private static bool Equals(IProperty property, object? before, object? now) =>
        before is null || now is null ? ReferenceEquals(before, now) : property.GetValueComparer().Equals(before, now);

    private static string FieldOf(string property) =>
        Fields.TryGetValue(property, out var field) ? field : JsonNamingPolicy.CamelCase.ConvertName(property);

    private static string Text(object? value) => value switch
    {
        null => "empty",
        Guid => "another one",
        decimal number => number.ToString("0.######", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.ToString("u", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        Enum word => JsonNamingPolicy.CamelCase.ConvertName(word.ToString()),
        _ => $"“{value}”",
    };
}
