using Checkout.Data.Forms;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Checkout.Data.Acceptances;
using Checkout.Data.Feed;
using Checkout.Data.Mapping;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Feed;

/// <summary>Every field of every record at its longest is a row on every database, and what is made of it later fits as well.</summary>
public sealed class ImportingLongTexts
{
    private static readonly JsonSerializerOptions Json = FeedJson.OptionsFor(FeedFile.Today);

    // Words of the portal's own, not the vendor's.
    private static readonly string[] Kept = ["type", "locale", "timeZone", "profile"];

    private static readonly string[] References = ["externalId", "account", "contract", "legalEntity", "priceBook", "order", "quote",
        "invoice", "product", "installedProduct"];

    private static readonly string[] Optional =
    [
        "description", "note", "line2", "region", "postalCode", "phone", "taxId", "endpointId", "endpointScheme", "buyerReference",
        "buyerTaxId", "poNumber", "bic", "unit", "sku", "name", "reference",
    ];

    /// <summary>A record of each kind, with most of its fields.</summary>
    internal static readonly string[] Lines =
    [
        .. FeedFile.Basics.Where(line => !line.Contains("\"other\"", StringComparison.Ordinal)).Select(line => line.Replace("\"billingFrequency\"", """
            "contacts":[{"name":"Ann","email":"ann@example.com","primary":true}],"card":{"brand":"Visa","lastFour":"4242","expiryMonth":12,"expiryYear":2030},"billTo":{"name":"A","line1":"1","city":"T","country":"US"},"billingFrequency"
            """.Trim(), StringComparison.Ordinal)),
        """{"type":"taxRate","externalId":"tax","country":"US","productTaxClass":"software","accountCategory":"standard","validFrom":"2015-01-01","category":"S","rate":10}""",
        """{"type":"priceBook","externalId":"book","name":"Standard","currency":"USD","standard":true,"prices":[{"product":"prod","tiers":[{"from":1,"price":10}]}]}""",
        """{"type":"installedProduct","externalId":"unit","order":"ord","line":1}""",
        FeedFile.Quote("quote", "Q-1"),
        FeedFile.Invoice("inv", "I-1", extra: """ "contract":"con","order":"ord","poNumber":"1","note":"N", """),
        """{"type":"creditMemo","externalId":"memo","account":"acc","contract":"con","number":"M-1","currency":"USD","issuedOn":"2026-11-05","kind":"credit","reason":"R","invoice":"inv","lines":[{"name":"L","quantity":1,"price":10,"amount":10,"tax":{"category":"S","rate":10}}],"taxes":[{"category":"S","rate":10,"taxable":10,"tax":1}],"totals":{"lineNet":10,"net":10,"tax":1,"total":11,"due":11},"allocations":[{"invoice":"inv","amount":11}]}""",
        FeedFile.Payment("pay", "P-1", 10m, """{"invoice":"inv","amount":10}"""),
        FeedFile.Payment("pay-2", "P-2", 10m, "", """ "status":"failed","failureReason":"R","failureCode":"C", """),
        """{"type":"collectionsActivity","externalId":"col","account":"acc","number":"L-1","kind":"reminder","on":"2026-11-20","amount":10,"currency":"USD","invoice":"inv","contract":"con","note":"N"}""",
    ];

    [SkippableTheory, EveryEngine]
    public async Task Fits_and_what_is_bought_and_billed_of_it_fits(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var report = await new FeedFile(database).RunAsync([.. Lines.Select(Longest)]);
        Assert.Empty(report.Problems);
        Assert.Equal(Lines.Length, report.Written);

        var world = await World.OfAsync(database, FeedFile.Today);
        await using var db = database.Contexts.ForAccount(world.Account.Id);
        Assert.IsType<AcceptQuote.Accepted>(await world.AcceptAsync(await db.Quotes.SingleAsync()));
        world.GoTo(FeedFile.Today.AddDays(20));
        await world.BillingRun.RunAsync(CancellationToken.None);
        Assert.Equal(3, await db.Invoices.CountAsync());
        Assert.Equal(Lengths.Text, world.Account.Name.Length);
    }

    [Fact]
    public async Task Names_no_more_than_a_column_can_hold()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var report = await new FeedFile(database).CheckAsync(Naming(100), Naming(101));

        var problem = Assert.Single(report.Problems);
        Assert.Equal((2, "requires", "At most 100 are possible; these are 101."), (problem.Line, problem.Field, problem.Sentence));

        static string Naming(int products) =>
            FeedFile.Basics[4].Replace("\"prod\"", $"\"prod-{products}\"", StringComparison.Ordinal)
                .Replace("\"SEAT\"", $"\"SEAT-{products}\"", StringComparison.Ordinal)
                .Replace("\"recurring\"",
                    $"\"requires\":[{string.Join(',', Enumerable.Range(1, products).Select(n => $"\"SKU-{n}\""))}],\"recurring\"",
                    StringComparison.Ordinal);
    }

    private static string Longest(string line)
    {
        var record = JsonNode.Parse(line)!.AsObject();
        Fill(record, Json.GetTypeInfo(FeedJson.RecordTypes[(string)record["type"]!]));
        return record.ToJsonString();
    }

    private static void Fill(JsonObject record, JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            switch (record[property.Name])
            {
                case JsonObject inner:
                    Fill(inner, Json.GetTypeInfo(property.PropertyType));
                    break;
                case JsonArray items:
                    foreach (var item in items.OfType<JsonObject>())
                    {
                        Fill(item, Json.GetTypeInfo(property.PropertyType.GetGenericArguments()[0]));
                    }

                    break;
                case var value when IsFilled(property) && (value is not null || Optional.Contains(property.Name, StringComparer.Ordinal)):
                    record[property.Name] = Longest(property, (string?)value ?? "");
                    break;
            }
        }
    }

    private static bool IsFilled(JsonPropertyInfo property) =>
        property.PropertyType == typeof(string) && !Kept.Contains(property.Name, StringComparer.Ordinal)
            && AttributeOf<RegularExpressionAttribute>(property) is null;

    private static string Longest(JsonPropertyInfo property, string value)
    {
        if (References.Contains(property.Name, StringComparer.Ordinal))
        {
            return value.PadRight(Lengths.Number, 'x');
        }

        var length = AttributeOf<MaxLengthAttribute>(property)?.Length ?? Lengths.Text;
        return AttributeOf<EmailAddressAttribute>(property) is not null ? value.PadLeft(length, 'x')
            : value.PadRight(length - 2, '語') + "𠮷";
    }

    private static TAttribute? AttributeOf<TAttribute>(JsonPropertyInfo property)
        where TAttribute : Attribute => ((MemberInfo)property.AttributeProvider!).GetCustomAttribute<TAttribute>();
}
