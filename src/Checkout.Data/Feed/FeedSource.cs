using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Checkout.Data.Feed;

/// <summary>Newline-delimited JSON, or one e-invoice, that can be read more than once.</summary>
public sealed class FeedSource(string name, Func<Stream> open)
{
    /// <summary>A record longer than this is refused.</summary>
    public const int MaxLineLength = 4 * 1024 * 1024;

    public string Name { get; } = name;

    /// <summary>How many bytes there are to read, for progress; null where it isn't known.</summary>
    public long? Length { get; init; }

    /// <summary>For whom an e-invoice is, where its own words shall not decide: external id or number of the account.</summary>
    public string? Account { get; init; }

    /// <summary>Which company of the vendor issued an e-invoice, where its own words shall not decide: external id of the legal
    /// entity.</summary>
    public string? LegalEntity { get; init; }

    public static FeedSource File(string path, string? account = null, string? legalEntity = null) =>
        new(path, () => new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan | FileOptions.Asynchronous }))
        {
            Length = new FileInfo(path).Length,
            Account = account,
            LegalEntity = legalEntity,
        };

    /// <summary>True where the content is XML, whatever the file is called.</summary>
    internal async Task<bool> IsXmlAsync(CancellationToken cancellation)
    {
        var stream = open();
        await using var _ = stream;
        var start = new byte[512];
        var read = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellation);
        var bytes = start.AsSpan(0, read);

        // An e-invoice may be in UTF-16, where a zero stands beside each character of the keyboard.
        var mark = bytes.StartsWith("\uFEFF"u8) ? 3 : bytes is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] ? 2 : 0;
        return bytes[mark..].TrimStart(" \t\r\n\0"u8).StartsWith("<"u8);
    }

    /// <summary>The whole content; null where it is longer than that.</summary>
    internal async Task<byte[]?> BytesAsync(int most, CancellationToken cancellation)
    {
        var stream = open();
        await using var _ = stream;
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (content.Length + read > most)
            {
                return null;
            }

            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    /// <summary>The lines that hold something. A line is only good until the next one is asked for.</summary>
    internal async IAsyncEnumerable<FeedLine> LinesAsync(IncrementalHash hash, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var stream = open();
        await using var _ = stream;
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        var number = 0;
        long offset = 0;
        for (var ended = false; !ended;)
        {
            var read = await reader.ReadAsync(cancellation);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, end);
                offset += line.Length + 1;
                if (LineOf(line, ++number, offset, hash) is { } held)
                {
                    yield return held;
                }

                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            ended = read.IsCompleted;
            if (ended && !buffer.IsEmpty)
            {
                if (LineOf(buffer, ++number, offset + buffer.Length, hash) is { } last)
                {
                    yield return last;
                }

                buffer = buffer.Slice(buffer.End);
            }

            if (buffer.Length > MaxLineLength)
            {
                yield return new FeedLine(number + 1, offset, ReadOnlyMemory<byte>.Empty, TooLong: true);
                yield break;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static FeedLine? LineOf(ReadOnlySequence<byte> line, int number, long offset, IncrementalHash hash)
    {
        var bytes = line.ToArray().AsMemory();
        hash.AppendData(bytes.Span);
        if (number == 1 && bytes.Span.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }

        return bytes.Span.Trim(" \t\r"u8).IsEmpty ? null : new FeedLine(number, offset, bytes, bytes.Length > MaxLineLength);
    }
}

/// <summary>A line of a feed file.</summary>
/// <param name="Number">Counted from 1, blank lines included.</param>
/// <param name="Offset">Bytes read so far.</param>
internal readonly record struct FeedLine(int Number, long Offset, ReadOnlyMemory<byte> Json, bool TooLong);
