using System.Buffers.Binary;

namespace Checkout.Domain;

/// <summary>Something with an identity and a history of versions.</summary>
public abstract class Entity
{
    protected Entity() => Ordinal = OrdinalOf(Id);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Renewed by the data layer with each write; a write that carries an older one is refused.</summary>
    public Guid Version { get; private set; } = Guid.NewGuid();

    /// <summary>A tiebreak that every database orders alike. It carries no meaning.</summary>
    public long Ordinal { get; private set; }

    /// <summary>Gives the row a new version, so that concurrent writers of the old one are refused.</summary>
    public void RenewVersion() => Version = Guid.NewGuid();

    private static long OrdinalOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadInt64BigEndian(bytes) & long.MaxValue;
    }
}
