using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Checkout.Data.Backups;

/// <summary>
/// AES-256-GCM in chunks, each with its length, its tag, and its number as nonce, so that none can be moved; the last says that it is, so
/// that none can be left out. A key is used for one stream only. What is sealed is bound to what is said about it.
/// </summary>
internal sealed class SealedStream(Stream inner, byte[] key, byte[] about, bool writes) : Stream
{
    public const int KeyBytes = 32;

    private const int ChunkBytes = 1 << 16;
    private const uint Last = 1u << 31;

    private readonly AesGcm _cipher = new(key, AesGcm.TagByteSizes.MaxSize);
    private readonly byte[] _about = [.. SHA256.HashData(about), 0];
    private readonly byte[] _nonce = new byte[AesGcm.NonceByteSizes.MaxSize];
    private readonly byte[] _head = new byte[sizeof(uint) + AesGcm.TagByteSizes.MaxSize];
    private readonly byte[] _sealed = new byte[ChunkBytes];
    private readonly byte[] _plain = new byte[ChunkBytes];
    private long _number;
    private int _start;
    private int _end;
    private bool _ended;

    public override bool CanRead => !writes;

    public override bool CanWrite => writes;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (_end == ChunkBytes)
            {
                WriteChunk(isLast: false);
            }

            var taken = Math.Min(ChunkBytes - _end, buffer.Length);
            buffer[..taken].CopyTo(_plain.AsSpan(_end));
            _end += taken;
            buffer = buffer[taken..];
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (_start == _end && !_ended)
        {
            ReadChunk();
        }

        var taken = Math.Min(_end - _start, buffer.Length);
        _plain.AsSpan(_start, taken).CopyTo(buffer);
        _start += taken;
        return taken;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_ended && writes)
        {
            WriteChunk(isLast: true);
        }

        _cipher.Dispose();
        base.Dispose(disposing);
    }

    private void WriteChunk(bool isLast)
    {
        var length = _end;
        Begin(isLast);
        _cipher.Encrypt(_nonce, _plain.AsSpan(0, length), _sealed.AsSpan(0, length), _head.AsSpan(sizeof(uint)), _about);
        BinaryPrimitives.WriteUInt32LittleEndian(_head, (uint)length | (isLast ? Last : 0));
        inner.Write(_head);
        inner.Write(_sealed, 0, length);
        _end = 0;
    }

    private void ReadChunk()
    {
        inner.ReadExactly(_head);
        var said = BinaryPrimitives.ReadUInt32LittleEndian(_head);
        var length = (int)Math.Min(said & ~Last, ChunkBytes);
        inner.ReadExactly(_sealed, 0, length);
        Begin((said & Last) != 0);
        _cipher.Decrypt(_nonce, _sealed.AsSpan(0, length), _head.AsSpan(sizeof(uint)), _plain.AsSpan(0, length), _about);
        (_start, _end) = (0, length);
    }

    private void Begin(bool isLast)
    {
        _ended = isLast;
        BinaryPrimitives.WriteInt64LittleEndian(_nonce, _number++);
        _about[^1] = isLast ? (byte)1 : (byte)0;
    }
}
