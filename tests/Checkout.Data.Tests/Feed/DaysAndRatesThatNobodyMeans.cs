using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Checkout.Data.Feed;
using Checkout.Domain;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Checkout.Data.Tests.Feed;

/// <summary>Dates that other systems write for “none” and “for ever”, and rates outside 0 to 100, are refused with line and
/// field.</summary>
[Trait("Acceptance", "D6")]
public sealed class DaysAndRatesThatNobodyMeans(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly string[] Days = ["0001-01-01", "1899-12-31", "2201-01-01", "9999-12-31"];

    [Fact]
    public async Task Every_field_of_every_record_refuses_them()
    {
        var feed = new FeedFile(await databases.OnAsync(Engine.Sqlite));
        var refused = 0;
        foreach (var (type, record) in FeedJson.RecordTypes)
        {
            foreach (var (field, isRate, isInstant) in FieldsOf(record, "", 0))
            {
                foreach (var value in isRate ? (JsonNode[])[-0.5, 100.5]
                    : [.. Days.Select(day => (JsonNode)(isInstant ? day + "T12:00:00Z" : day))])
                {
                    var json = new JsonObject { ["type"] = type, ["externalId"] = "x" };
                    Put(json, record, field, value);

                    var report = await feed.Import.RunAsync(FeedFile.SourceOf("", json.ToJsonString()), checkOnly: true);

                    Assert.Contains(report.Problems, problem => problem.Line == 2 && problem.Field == field
                        && problem.Sentence.Contains(isRate ? "0 and 100" : "between 1900-01-01 and 2200-12-31", StringComparison.Ordinal));
                    refused++;
                }
            }
        }

        Assert.True(refused > 100, $"Only {refused} were tried.");
    }

    [Fact]
    public async Task An_invoice_is_not_due_before_it_is_issued()
    {
        var feed = new FeedFile(await databases.OnAsync(Engine.Sqlite));

        var report = await feed.Import.RunAsync(FeedFile.SourceOf(
            [.. FeedFile.Basics, FeedFile.Invoice("i", "I-1", issuedOn: "2026-11-01", dueOn: "2026-10-31")]), checkOnly: true);

        Assert.Equal("dueOn", Assert.Single(report.Problems).Field);
    }

    [SkippableTheory, EveryEngine]
    public async Task One_that_is_stored_already_is_read_as_the_nearest_that_is_meant(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        await using var db = database.Contexts.Unscoped();
        foreach (var property in db.Model.GetEntityTypes().SelectMany(type => type.GetProperties().Concat(
            type.GetComplexProperties().SelectMany(part => part.ComplexType.GetProperties()))))
        {
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            if (type == typeof(DateOnly))
            {
                var converter = property.GetTypeMapping().Converter!;
                Assert.Equal([BusinessDay.Earliest, BusinessDay.Latest],
                    [converter.ConvertFromProvider(DateOnly.MinValue), converter.ConvertFromProvider(DateOnly.MaxValue)]);
            }
            else if (type == typeof(DateTimeOffset))
            {
                var converter = property.GetTypeMapping().Converter!;
                object stored = engine is Engine.Sqlite ? DateTimeOffset.MaxValue.UtcTicks : DateTimeOffset.MaxValue;
                Assert.Equal(BusinessDay.Latest,
                    DateOnly.FromDateTime(((DateTimeOffset)converter.ConvertFromProvider(stored)!).UtcDateTime));
            }
        }
    }

    private static IEnumerable<(string Field, bool IsRate, bool IsInstant)> FieldsOf(Type record, string path, int depth)
    {
        foreach (var property in record.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            var name = path + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var item = type.IsGenericType && type != typeof(string) ? type.GetGenericArguments()[0] : null;
            if (type == typeof(DateOnly) || type == typeof(DateTimeOffset))
            {
                yield return (name, false, type == typeof(DateTimeOffset));
            }
            else if ((item ?? type) is { IsEnum: false } part && part.Namespace == record.Namespace && depth < 4)
            {
                foreach (var field in FieldsOf(part, item is null ? name + "." : name + "[0].", depth + 1))
                {
                    yield return field;
                }
            }
        }
    }

    private static void Put(JsonObject json, Type record, string field, JsonNode value)
    {
        var steps = field.Split('.');
        foreach (var step in steps[..^1])
        {
            var next = new JsonObject();
            json[step.Replace("[0]", "", StringComparison.Ordinal)] = step.EndsWith("[0]", StringComparison.Ordinal)
                ? new JsonArray(next) : next;
            json = next;
        }

        json[steps[^1]] = value;
    }
}
