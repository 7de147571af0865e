using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Feed;

/// <summary>Whatever stands in a field of the feed: it is imported, or refused with its line and its field.</summary>
[Trait("Acceptance", "D2")]
public sealed class OddTextsInEveryField
{
    private const string Mark = "@@odd@@";

    // What no database, no XML or no reader takes, as JSON writes it.
    private static readonly string[] NoText =
    [
        "a\\u0000b", "a\\uFFFEb", "\\uFFFF", "\\uFDD0", "\\uD83D", "x\\uDE00", "\\u0085", "\\u202Egnp", "\\u200B", "\\u3164\\u00AD",
    ];

    [SkippableTheory, EveryEngine]
    public async Task Are_imported_or_refused_with_line_and_field(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var (feed, random) = (new FeedFile(database), new Random(20));
        Assert.Empty((await feed.RunAsync(ImportingLongTexts.Lines)).Problems);

        foreach (var (line, path) in Fields())
        {
            for (var round = 0; round < SoakFactor.Value; round++)
            {
                var odd = Escaped(OddTexts.From(random));
                var report = await feed.RunAsync(line.Replace(Mark, odd, StringComparison.Ordinal));
                Assert.All(report.Problems, problem => Assert.True(problem.Line == 1 && !string.IsNullOrEmpty(problem.Field),
                    $"{path} = “{odd}”: {problem.Field} {problem.Sentence}"));
            }
        }
    }

    [Fact]
    public async Task What_is_no_text_is_named()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var feed = new FeedFile(database);
        Assert.Empty((await feed.RunAsync(ImportingLongTexts.Lines)).Problems);

        foreach (var ((line, path), index) in Fields().Select((field, index) => (field, index)))
        {
            var odd = NoText[index % NoText.Length];
            var report = await feed.CheckAsync(line.Replace(Mark, odd, StringComparison.Ordinal));
            Assert.Contains(report.Problems, problem => problem.Line == 1 && (problem.Field == path || path == "type"));
        }
    }

    [Theory]
    [InlineData("number", "A-\\u200B1", "The text holds characters that nobody sees.")]
    [InlineData("number", "A\\u202E1", "The text holds code points that are no characters, or marks that turn the direction of writing.")]
    [InlineData("name", "\\u200B", "The text is empty; leave an optional field out.")]
    [InlineData("name", "\\uD800", "The text is no valid Unicode.")]
    [InlineData("name", "a\\u0007", "The text holds control characters.")]
    [InlineData("locale", "xx-YY", "There is no locale “xx-YY”.")]
    [InlineData("billingAddress.country", "UK", "“UK” is no country of ISO 3166-1: the United Kingdom is GB.")]
    [InlineData("billingAddress.country", "XX", "“XX” is no country of ISO 3166-1.")]
    [InlineData("executive.email", "dot.dot.@t.example", "This is not an e-mail address.")]
    public async Task Are_told_in_these_words(string field, string odd, string sentence)
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var line = Fields().Single(found => found.Path == field
            && found.Line.StartsWith("{\"type\":\"account\"", StringComparison.Ordinal)).Line;
        var report = await new FeedFile(database).CheckAsync(line.Replace(Mark, odd, StringComparison.Ordinal));

        Assert.Contains(report.Problems, problem => (problem.Line, problem.Field, problem.Sentence) == (1, field, sentence));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_in_UTF_16_is_called_one(bool marked)
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var feed = new FeedFile(database);
        byte[] bytes = [.. marked ? Encoding.Unicode.Preamble : [], .. Encoding.Unicode.GetBytes(FeedFile.Basics[0])];
        var report = await feed.Import.RunAsync(new Data.Feed.FeedSource("test", () => new MemoryStream(bytes)), checkOnly: true);

        Assert.Equal((1, "The line is not in UTF-8, but as it seems in UTF-16: write the file in UTF-8."),
            (report.Problems[0].Line, report.Problems[0].Sentence));
    }

    [Theory]
    [InlineData("a@b.example", true)]
    [InlineData("o'neil+tag@x.co", true)]
    [InlineData("zoë@ö.example", true)]
    [InlineData("a@xn--r8jz45g.jp", true)]
    [InlineData("\"a.b\"@x.example", true)]
    [InlineData("dot.dot.@t.example", false)]
    [InlineData("a..b@x.example", false)]
    [InlineData("a,b@x.example", false)]
    [InlineData("a(comment)@b.example", false)]
    [InlineData("Ann <a@b.example>", false)]
    [InlineData("a@b.example ", false)]
    [InlineData("a@b.example\r\nBcc: c@d.example", false)]
    [InlineData("a@acme", false)]
    [InlineData("a", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_address_is_one_where_the_library_that_sends_takes_it(string? address, bool isValid) =>
        Assert.Equal(isValid, Mailbox.IsValid(address));

    /// <summary>Each record with one of its texts marked.</summary>
    private static IEnumerable<(string Line, string Path)> Fields() =>
        from line in ImportingLongTexts.Lines
        from path in Texts(JsonNode.Parse(line)!, "")
        select (Marked(line, path), path);

    private static IEnumerable<string> Texts(JsonNode node, string path) => node switch
    {
        JsonObject inner => inner.SelectMany(field => Texts(field.Value!, path.Length == 0 ? field.Key : $"{path}.{field.Key}")),
        JsonArray items => items.SelectMany((item, index) => Texts(item!, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"))),
        JsonValue value when value.TryGetValue<string>(out _) => [path],
        _ => [],
    };

    private static string Marked(string line, string path)
    {
        var record = JsonNode.Parse(line)!;
        var (node, steps) = (record, path.Replace("[", ".[", StringComparison.Ordinal).Split('.'));
        foreach (var (index, step) in steps.Index())
        {
            var isItem = step.StartsWith('[');
            var at = isItem ? int.Parse(step[1..^1], CultureInfo.InvariantCulture) : 0;
            if (index < steps.Length - 1)
            {
                node = isItem ? node[at]! : node[step]!;
            }
            else if (isItem)
            {
                node[at] = Mark;
            }
            else
            {
                node[step] = Mark;
            }
        }

        return record.ToJsonString();
    }

    private static string Escaped(string text) =>
        string.Concat(text.Select(unit => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}")));
}
