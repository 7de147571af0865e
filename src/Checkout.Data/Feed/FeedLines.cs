using System.Collections.Frozen;
using System.Text.Json;
using Checkout.Data.Feed.Imports;
using Checkout.Data.Feed.Imports.Catalog;
using Checkout.Data.Mapping;

namespace Checkout.Data.Feed;

/// <summary>A line that is a record.</summary>
internal sealed record ParsedLine(int Number, RecordImport Import, FeedRecord Record, string Hash);

/// <summary>Turns lines into records, and says everything that keeps one from being a record.</summary>
internal sealed class FeedLines(DateOnly today)
{
    private const string TypeField = "type";
    private const string IdField = "externalId";

    private static readonly JsonDocumentOptions Parsing = new() { MaxDepth = 16 };

    private readonly JsonSerializerOptions _json = FeedJson.OptionsFor(today);

    /// <summary>The kinds of records, in the order in which a file should bring them.</summary>
    internal static IReadOnlyList<RecordImport> Imports { get; } =
    [
        new LegalEntityImport(), new AccountImport(), new UserImport(), new ProductImport(), new PriceBookImport(), new TaxRateImport(),
        new ContractImport(), new QuoteImport(),
        new OrderImport(), new InstalledProductImport(), new UsageImport(), new InvoiceImport(), new CreditMemoImport(),
        new PaymentImport(), new CollectionsActivityImport(),
    ];

    private static readonly FrozenDictionary<string, RecordImport> ByType = Imports.ToFrozenDictionary(import => import.Type,
        StringComparer.Ordinal);

    public ParsedLine? Parse(FeedLine line, FeedPass pass)
    {
        if (line.TooLong)
        {
            pass.Problem(null, FormattableString.Invariant($"A record may be {FeedSource.MaxLineLength / 1024 / 1024} MB long at most."));
            return null;
        }

        // What is written in two bytes a character has a zero beside each that is of the keyboard.
        if (line.Json.Span.Contains((byte)0))
        {
            return Fail(pass, null, "The line is not in UTF-8, but as it seems in UTF-16: write the file in UTF-8.");
        }

        try
        {
            using var document = JsonDocument.Parse(line.Json, Parsing);
            return document.RootElement.ValueKind is JsonValueKind.Object ? Read(line.Number, document.RootElement, pass)
                : Fail(pass, null, "A JSON object is expected on each line.");
        }
        catch (JsonException exception)
        {
            return Fail(pass, null, $"This is not JSON: {Plain(exception.Message)}");
        }
        catch (InvalidOperationException)
        {
            return Fail(pass, null, "The line holds text that is no valid Unicode.");
        }
    }

    private ParsedLine? Read(int number, JsonElement json, FeedPass pass)
    {
        if (!json.TryGetProperty(TypeField, out var type) || type.ValueKind is not JsonValueKind.String)
        {
            return Fail(pass, TypeField, "Say which kind of record this is.");
        }

        if (!ByType.TryGetValue(type.GetString()!, out var import))
        {
            return Fail(pass, TypeField,
                $"There is no kind of record “{type.GetString()}”. There are {string.Join(", ", Imports.Select(known => known.Type))}.");
        }

        var record = RecordOf(json, import, pass);
        if (record is not null && !pass.Writes)
        {
            Check(record, import, number, pass);
        }

        if (!pass.Failed && record is not null)
        {
            return new ParsedLine(number, import, record, RecordHash.Of(json));
        }

        if (json.TryGetProperty(IdField, out var id) && id.ValueKind is JsonValueKind.String)
        {
            pass.FactsOf(import.Type)?.Break(id.GetString()!);
        }

        return null;
    }

    private FeedRecord? RecordOf(JsonElement json, RecordImport import, FeedPass pass)
    {
        var type = _json.GetTypeInfo(import.RecordType);
        try
        {
            return (FeedRecord)json.Deserialize(type)!;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            foreach (var (field, sentence) in RecordShape.Problems(json, type))
            {
                pass.Problem(field, sentence);
            }

            if (!pass.Failed)
            {
                pass.Problem((exception as JsonException)?.Path?.TrimStart('$', '.'), Plain(exception.Message));
            }

            return null;
        }
    }

    internal static void Check(FeedRecord record, RecordImport import, int number, FeedPass pass)
    {
        foreach (var (field, sentence) in RecordLimits.Problems(record))
        {
            pass.Problem(field, sentence);
        }

        pass.ProblemIf(FeedReference.IsNumber(record.ExternalId),
            IdField, "Ids that begin with “checkout:” stand for documents that Checkout issued.");

        var line = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (pass.Unique.Claim(import.Type, record.ExternalId, line) is { } other)
        {
            pass.Problem(IdField, $"Line {other} has a {import.Type} of this id already.");
        }
    }

    private static ParsedLine? Fail(FeedPass pass, string? field, string sentence)
    {
        pass.Problem(field, sentence);
        return null;
    }

    /// <summary>Without the parser's own line and position, which count from the line's start.</summary>
    private static string Plain(string message) => message.Split(" Path:")[0].Split(" LineNumber:")[0];
}
