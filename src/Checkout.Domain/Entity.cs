using System.Buffers.Binary;

namespace Checkout.Domain;

/// <summary>Something with an identity and a history of versions.</summary>
public abstract class Entity
{
    private static long _lastOrdinal;

    protected Entity() => Ordinal = NextOrdinal(Id);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Renewed by the data layer with each write; a write that carries an older one is refused.</summary>
    public Guid Version { get; private set; } = Guid.NewGuid();

    /// <summary>
    /// A tiebreak that every database orders alike: of two entities that one process made, the later one has the larger, however close
    /// together. Between processes it follows their clocks, to the millisecond.
    /// </summary>
    public long Ordinal { get; private set; }

    /// <summary>Gives the row a new version, so that concurrent writers of the old one are refused.</summary>
    public void RenewVersion() => Version = Guid.NewGuid();

    /// <summary>The milliseconds of the identity and some chance, like its first eight bytes; or one more than the last, where that would
    /// not be larger.</summary>
    private static long NextOrdinal(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var wanted = BinaryPrimitives.ReadInt64BigEndian(bytes) & long.MaxValue;
        while (true)
        {
            var last = Volatile.Read(ref _lastOrdinal);
            var next = Math.Max(wanted, last + 1);
            if (Interlocked.CompareExchange(ref _lastOrdinal, next, last) == last)
            {
                return next;
            }
        }
    }
}
