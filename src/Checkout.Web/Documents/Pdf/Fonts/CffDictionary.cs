namespace Checkout.Web.Documents.Pdf.Fonts;

/// <summary>Operators of a CFF table, each after its operands.</summary>
internal sealed class CffDictionary
{
    private const int Escape = 12;

    private readonly List<(int Operator, byte[] Raw, List<int> Operands)> _entries = [];

    public CffDictionary(byte[] bytes)
    {
        var operands = new List<int>();
        for (int start = 0, at = 0; at < bytes.Length;)
        {
            var first = bytes[at];
            if (first > 21)
            {
                at = Operand(bytes, at, operands);
                continue;
            }

            var called = first == Escape ? (Escape << 8) | bytes[at + 1] : first;
            at += first == Escape ? 2 : 1;
            _entries.Add((called, bytes[start..at], operands));
            (start, operands) = (at, []);
        }
    }

    public int? Number(int called) => Numbers(called) is [.., var last] ? last : null;

    public IReadOnlyList<int> Numbers(int called) => _entries.Find(entry => entry.Operator == called).Operands ?? [];

    /// <summary>Operands and operator as they stand; nothing where there is none.</summary>
    public byte[] Raw(int called) => _entries.Find(entry => entry.Operator == called).Raw ?? [];

    public byte[] Without(int called) => [.. _entries.Where(entry => entry.Operator != called).SelectMany(entry => entry.Raw)];

    /// <summary>A number in five bytes.</summary>
    public static byte[] Offset(int number) => [29, (byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];

    public static byte[] Operator(int called) => called > byte.MaxValue ? [Escape, (byte)called] : [(byte)called];

    /// <summary>Fractions are passed over: what is read are offsets and sizes.</summary>
    private static int Operand(byte[] bytes, int at, List<int> operands)
    {
        switch (bytes[at])
        {
            case 28:
                operands.Add(FontTables.Int16(bytes, at + 1));
                return at + 3;
            case 29:
                operands.Add((bytes[at + 1] << 24) | (bytes[at + 2] << 16) | (bytes[at + 3] << 8) | bytes[at + 4]);
                return at + 5;
            case 30:
                operands.Add(0);
                for (at++; (bytes[at] & 0x0F) != 0x0F; at++) { }

                return at + 1;
            case >= 32 and <= 246:
                operands.Add(bytes[at] - 139);
                return at + 1;
            case >= 247 and <= 250:
                operands.Add(((bytes[at] - 247) * 256) + bytes[at + 1] + 108);
                return at + 2;
            default:
                operands.Add((-(bytes[at] - 251) * 256) - bytes[at + 1] - 108);
                return at + 2;
        }
    }
}
