using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Checkout.Data.Feed;
using Checkout.Data.Seeding.Demo;
using Checkout.Testing;
using Xunit;

namespace Checkout.Data.Tests.Feed;

/// <summary>
/// docs/feed.md and docs/feed/*.schema.json say the same as the record classes. With the environment variable CHECKOUT_WRITE_DOCS=1 the
/// tests write them instead.
/// </summary>
[Trait("Acceptance", "S3")]
public sealed partial class TheFeedsDocumentation
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("CHECKOUT_WRITE_DOCS") == "1";
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n"
    };

    public static TheoryData<string> Types => new(FeedJson.RecordTypes.Keys);

    [Theory, MemberData(nameof(Types))]
    public async Task Has_a_schema_with_the_same_fields(string type)
    {
        var path = RepositoryRoot.Combine("docs", "feed", $"{type}.schema.json");
        var expected = FieldsOfRecords.SchemaOf(type, FeedJson.RecordTypes[type]).ToJsonString(Readable) + "\n";
        if (Writes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, expected);
        }

        Assert.Equal(expected, await File.ReadAllTextAsync(path));
    }

    [Fact]
    public void Has_no_schema_of_a_record_that_there_isnt() => Assert.Equal(
        FeedJson.RecordTypes.Keys.Order(StringComparer.Ordinal),
        Directory.GetFiles(RepositoryRoot.Combine("docs", "feed"), "*.schema.json").Select(path => Path.GetFileName(path).Split('.')[0])
        .Order(StringComparer.Ordinal));

    [Fact]
    public async Task Describes_every_field_with_an_example()
    {
        var path = RepositoryRoot.Combine("docs", "feed.md");
        var text = await File.ReadAllTextAsync(path);
        var expected = Section().Replace(text,
            section => $"<!-- fields of {section.Groups["type"].Value} -->\n{FieldsOf(section.Groups["type"].Value)}<!-- end -->");
        if (Writes)
        {
            await File.WriteAllTextAsync(path, expected);
            text = expected;
        }

        Assert.Equal(expected, text);
        Assert.Equal(FeedJson.RecordTypes.Keys.Order(StringComparer.Ordinal),
            Section().Matches(text).Select(section => section.Groups["type"].Value).Order(StringComparer.Ordinal));
    }

    private static string FieldsOf(string type)
    {
        var text = new StringBuilder("\n| field | form | required | meaning |\n|---|---|---|---|\n");
        foreach (var row in FieldsOfRecords.RowsOf(type, FeedJson.RecordTypes[type]))
        {
            text.Append(row).Append('\n');
        }

        return text.Append("\n```json\n").Append(ExampleOf(type)).Append("\n```\n\n").ToString();
    }

    /// <summary>The first such record of the demo data.</summary>
    private static string ExampleOf(string type) => DemoData.Lines.First(line => line.StartsWith($$"""{"type":"{{type}}",""", StringComparison.Ordinal));

    [GeneratedRegex("<!-- fields of (?<type>[A-Za-z]+) -->\n.*?<!-- end -->", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Section();
}
