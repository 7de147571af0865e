using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Checkout.Data.Feed.Export;

/// <summary>
/// Writes what happened on the portal in a span of time, which includes its start and not its end: spans that follow each other
/// neither repeat nor lose anything. Records come in the order in which things happened.
/// </summary>
public sealed class FeedExport(CheckoutDbContexts contexts, TimeProvider clock)
{
    private const int BatchSize = 100;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // Names stay readable; no browser interprets the file.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new InstantConverter(), new FigureConverter(), new FeedJson.CurrencyCodeConverter(),
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
        },
    };

    /// <summary>Writes newline-delimited JSON, the last line saying where the next export begins.</summary>
    public async Task<ExportEndRecord> WriteAsync(Stream stream, DateTimeOffset since, CancellationToken cancellation)
    {
        var end = new ExportEndRecord("end", since.ToUniversalTime(), clock.GetUtcNow(), Records: 0);
        await using var db = contexts.Unscoped();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        await db.AwaitWritersAsync(cancellation);
        var found = new List<(ExportKind Kind, int Place, ExportKey Key)>();
        foreach (var (place, kind) in new ExportKinds(db).All.Index())
        {
            found.AddRange((await kind.Keys(end.Since, end.Until).ToListAsync(cancellation)).Select(key => (kind, place, key)));
        }

        foreach (var batch in found.OrderBy(row => row.Key.At).ThenBy(row => row.Place).ThenBy(row => row.Key.Ordinal).Chunk(BatchSize))
        {
            var owners = batch.Select(row => row.Key.AccountId).Distinct().ToList();
            var accounts = await db.Accounts.Where(row => owners.Contains(row.Id))
                .ToDictionaryAsync(row => row.Id, row => new { row.ExternalId, row.Number }, cancellation);
            var bodies = new Dictionary<(ExportKind Kind, Guid Id), ExportBody>();
            foreach (var kind in batch.GroupBy(row => row.Kind, row => row.Key.Id))
            {
                await foreach (var body in kind.Key.Read([.. kind]).AsAsyncEnumerable().WithCancellation(cancellation))
                {
                    bodies[(kind.Key, body.Key)] = body;
                }
            }

            foreach (var (kind, _, key) in batch)
            {
                var body = bodies[(kind, key.Id)];
                var line = JsonSerializer.SerializeToNode(body.Fields, body.Fields.GetType(), Json)!.AsObject();
                line.Insert(0, "type", kind.Type);
                line.Insert(1, "id", body.Id);
                line.Insert(2, "at", JsonSerializer.SerializeToNode(key.At, Json));
                line.Insert(3, "account", JsonSerializer.SerializeToNode(accounts[key.AccountId], Json));
                await WriteLineAsync(stream, line, cancellation);
            }
        }

        end = end with { Records = found.Count };
        await WriteLineAsync(stream, end, cancellation);
        await stream.FlushAsync(cancellation);
        return end;
    }

    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime);
    }

    /// <summary>Databases differ in the trailing zeros that they return; the export is the same from each.</summary>
    private sealed class FigureConverter : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.ToString("0.######", CultureInfo.InvariantCulture), skipInputValidation: true);
    }

    private static async Task WriteLineAsync(Stream stream, object record, CancellationToken cancellation)
    {
        await JsonSerializer.SerializeAsync(stream, record, record.GetType(), Json, cancellation);
        await stream.WriteAsync("\n"u8.ToArray(), cancellation);
    }
}
