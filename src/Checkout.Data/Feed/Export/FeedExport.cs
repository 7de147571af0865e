using System.Text.Encodings.Web;
using System.Text.Json;
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
        Converters = { new InstantConverter(), new FigureConverter() },
    };

    /// <summary>Writes newline-delimited JSON, the last line saying where the next export begins.</summary>
    public async Task<ExportEndRecord> WriteAsync(Stream stream, DateTimeOffset since, CancellationToken cancellation)
    {
        var until = clock.GetUtcNow();
        await using var db = contexts.Unscoped();
        await db.AwaitWritersAsync(cancellation);
        var keys = await KeysAsync(db, since.ToUniversalTime(), until, cancellation);
        foreach (var batch in keys.Chunk(BatchSize))
        {
            foreach (var record in await ExportQueries.ReadAsync(db, batch, cancellation))
            {
                await WriteLineAsync(stream, record, record.GetType(), cancellation);
            }
        }

        var end = new ExportEndRecord("end", since.ToUniversalTime(), until, keys.Count);
        await WriteLineAsync(stream, end, typeof(ExportEndRecord), cancellation);
        await stream.FlushAsync(cancellation);
        return end;
    }

    private static async Task<IReadOnlyList<ExportKey>> KeysAsync(CheckoutDbContext db, DateTimeOffset since, DateTimeOffset until,
        CancellationToken cancellation)
    {
        var accepted = await db.Acceptances.Where(row => row.AcceptedAt >= since && row.AcceptedAt < until)
            .Select(row => new ExportKey(ExportKind.OrderAccepted, row.Id, row.AcceptedAt, row.Ordinal)).ToListAsync(cancellation);

        // Declined quotes of the vendor's own feed leave no audit entry: the vendor knows.
        var declined = await db.AuditEntries.Where(row => row.Action == AuditAction.QuoteDeclined && row.At >= since && row.At < until)
            .Select(row => new ExportKey(ExportKind.QuoteDeclined, row.Id, row.At, row.Ordinal)).ToListAsync(cancellation);
        var asked = await db.QuoteQuestions.Where(row => row.AskedAt >= since && row.AskedAt < until)
            .Select(row => new ExportKey(ExportKind.QuestionAsked, row.Id, row.AskedAt, row.Ordinal)).ToListAsync(cancellation);
        var contacted = await db.ContactRequests.Where(row => row.SentAt >= since && row.SentAt < until)
            .Select(row => new ExportKey(ExportKind.ContactRequested, row.Id, row.SentAt, row.Ordinal)).ToListAsync(cancellation);

        // What the vendor's own feed changed, the vendor knows.
        var changed = await db.BillingDetailsChanges.Where(row => row.UserId != null && row.At >= since && row.At < until)
            .Select(row => new ExportKey(ExportKind.BillingDetailsChanged, row.Id, row.At, row.Ordinal)).ToListAsync(cancellation);
        var disputed = await db.InvoiceDisputes.Where(row => row.RaisedAt >= since && row.RaisedAt < until)
            .Select(row => new ExportKey(ExportKind.InvoiceDisputed, row.Id, row.RaisedAt, row.Ordinal)).ToListAsync(cancellation);
        var withdrawn = await db.InvoiceDisputes.Where(row => row.State == DisputeState.Withdrawn && row.EndedAt >= since
            && row.EndedAt < until)
            .Select(row => new ExportKey(ExportKind.DisputeWithdrawn, row.Id, row.EndedAt!.Value, row.Ordinal)).ToListAsync(cancellation);

        // What the vendor allocated, the vendor knows; not what a reference decided here, nor which of all that a chargeback took back.
        var applied = await db.Allocations.Where(row => row.RecordedAt >= since && row.RecordedAt < until
                && (row.MadeBy != null || row.ByReference
                    || (db.Allocations.Any(first => first.Id == row.ReversesId && (first.MadeBy != null || first.ByReference))
                        && db.Payments.Any(payment => payment.Id == row.PaymentId && payment.Source == DocumentSource.Vendor))))
            .Select(row => new ExportKey(ExportKind.CreditApplied, row.Id, row.RecordedAt, row.Ordinal)).ToListAsync(cancellation);
        var canceled = await db.OrderCancellations.Where(row => row.CanceledAt >= since && row.CanceledAt < until)
            .Select(row => new ExportKey(ExportKind.OrderCanceled, row.Id, row.CanceledAt, row.Ordinal)).ToListAsync(cancellation);
        var given = await db.RenewalNotices.Where(row => row.GivenAt >= since && row.GivenAt < until)
            .Select(row => new ExportKey(ExportKind.RenewalNoticeGiven, row.Id, row.GivenAt, row.Ordinal)).ToListAsync(cancellation);
        var takenBack = await db.RenewalNotices.Where(row => row.TakenBackAt >= since && row.TakenBackAt < until)
            .Select(row => new ExportKey(ExportKind.RenewalNoticeTakenBack, row.Id, row.TakenBackAt!.Value, row.Ordinal))
                .ToListAsync(cancellation);
        var promised = await db.PaymentPromises.Where(row => row.MadeAt >= since && row.MadeAt < until)
            .Select(row => new ExportKey(ExportKind.PaymentPromised, row.Id, row.MadeAt, row.Ordinal)).ToListAsync(cancellation);
        var unpromised = await CollectionsExports.Withdrawn(db).Where(row => row.WithdrawnAt >= since && row.WithdrawnAt < until)
            .Select(row => new ExportKey(ExportKind.PromiseWithdrawn, row.Id, row.WithdrawnAt!.Value, row.Ordinal))
                .ToListAsync(cancellation);
        var askedBack = await db.RefundRequests.Where(row => row.RequestedAt >= since && row.RequestedAt < until)
            .Select(row => new ExportKey(ExportKind.RefundRequested, row.Id, row.RequestedAt, row.Ordinal)).ToListAsync(cancellation);
        var notAsked = await db.RefundRequests.Where(row => row.State == RefundRequestState.Withdrawn && row.WithdrawnAt >= since
            && row.WithdrawnAt < until)
            .Select(row => new ExportKey(ExportKind.RefundWithdrawn, row.Id, row.WithdrawnAt!.Value, row.Ordinal))
                .ToListAsync(cancellation);
        var prepared = await db.Remittances.Where(row => row.PreparedAt >= since && row.PreparedAt < until)
            .Select(row => new ExportKey(ExportKind.RemittancePrepared, row.Id, row.PreparedAt, row.Ordinal)).ToListAsync(cancellation);
        var givenUp = await CollectionsExports.WriteOffs(db).Where(row => row.RecordedAt >= since && row.RecordedAt < until)
            .Select(row => new ExportKey(ExportKind.ShortageWrittenOff, row.Id, row.RecordedAt, row.Ordinal)).ToListAsync(cancellation);

        // Money that came in or went back through the portal; what the vendor's own feed delivered, the vendor knows.
        var moved = await db.LedgerEntries.Where(row => row.RecordedAt >= since && row.RecordedAt < until
            && db.Payments.Any(payment => payment.Id == row.PaymentId && payment.Source == DocumentSource.Checkout))
            .Select(row => new ExportKey(row.Kind == LedgerKind.Payment ? ExportKind.PaymentReceived : ExportKind.PaymentReversed, row.Id,
                row.RecordedAt, row.Ordinal)).ToListAsync(cancellation);
        var switched = await db.AuditEntries.Where(row => row.Action == AuditAction.AutopaySwitched && row.At >= since && row.At < until)
            .Select(row => new ExportKey(ExportKind.AutopaySwitched, row.Id, row.At, row.Ordinal)).ToListAsync(cancellation);
        IEnumerable<ExportKey>[] all = [accepted, canceled, given, takenBack, declined, asked, contacted, changed, disputed, withdrawn,
            applied, promised, unpromised, askedBack, notAsked, prepared, givenUp, moved, switched];
        return [.. all.SelectMany(keys => keys).OrderBy(key => key.At).ThenBy(key => key.Kind).ThenBy(key => key.Ordinal)];
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

    private static async Task WriteLineAsync(Stream stream, object record, Type type, CancellationToken cancellation)
    {
        await JsonSerializer.SerializeAsync(stream, record, type, Json, cancellation);
        await stream.WriteAsync("\n"u8.ToArray(), cancellation);
    }
}

/// <summary>What is exported; the order decides where two things happened in one instant.</summary>
internal enum ExportKind
{
    OrderAccepted,
    QuoteDeclined,
    QuestionAsked,
    ContactRequested,
    BillingDetailsChanged,
    InvoiceDisputed,
    DisputeWithdrawn,
    CreditApplied,
    OrderCanceled,
    RenewalNoticeGiven,
    RenewalNoticeTakenBack,
    PaymentPromised,
    PromiseWithdrawn,
    RefundRequested,
    RefundWithdrawn,
    RemittancePrepared,
    ShortageWrittenOff,
    PaymentReceived,
    PaymentReversed,
    AutopaySwitched,
}

/// <summary>Finds a thing and its place in the export.</summary>
internal sealed record ExportKey(ExportKind Kind, Guid Id, DateTimeOffset At, long Ordinal);
