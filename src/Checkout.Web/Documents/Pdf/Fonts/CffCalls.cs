namespace Checkout.Web.Documents.Pdf.Fonts;

/// <summary>Which subroutines the outlines of glyphs call: a font for East Asia has tens of thousands, and a document needs a
/// few.</summary>
internal sealed class CffCalls(CffIndex globals, IReadOnlyDictionary<int, CffIndex?> locals)
{
    private const int MostNested = 10;

    private static readonly byte[] Return = [11];

    private readonly HashSet<(int? Part, int Number)> _called = [];
    private readonly List<int> _stack = [];
    private int _hints;

    /// <summary>Follows one outline.</summary>
    public void Follow(ReadOnlySpan<byte> outline, int part)
    {
        _stack.Clear();
        _hints = 0;
        Run(outline, part, 0);
    }

    /// <summary>Under their own numbers; what nobody calls does nothing.</summary>
    public byte[] Globals() => Kept(globals, part: null);

    public byte[] Locals(int part) => locals[part] is { } index ? Kept(index, part) : [];

    private byte[] Kept(CffIndex index, int? part) =>
        CffIndex.Write([.. index.Items.Select((code, number) => _called.Contains((part, number)) ? code : Return)]);

    /// <returns>False where the outline ends.</returns>
    private bool Run(ReadOnlySpan<byte> code, int part, int depth)
    {
        for (var at = 0; at < code.Length;)
        {
            var first = code[at++];
            switch (first)
            {
                case 28:
                    _stack.Add(FontTables.Int16(code, at));
                    at += 2;
                    break;
                case >= 32 and <= 246:
                    _stack.Add(first - 139);
                    break;
                case >= 247 and <= 250:
                    _stack.Add(((first - 247) * 256) + code[at++] + 108);
                    break;
                case >= 251 and <= 254:
                    _stack.Add((-(first - 251) * 256) - code[at++] - 108);
                    break;
                case 255:
                    _stack.Add(FontTables.Int16(code, at));
                    at += 4;
                    break;
                case 1 or 3 or 18 or 23:
                    Hint();
                    break;
                case 19 or 20:
                    Hint();
                    at += (_hints + 7) / 8;
                    break;
                case 10 or 29:
                    if (!Call(first == 29 ? globals : locals[part], first == 29 ? null : part, part, depth)) return false;
                    break;
                case 11:
                    return true;
                case 14:
                    return false;
                default:
                    at += first == 12 ? 1 : 0;
                    _stack.Clear();
                    break;
            }
        }

        return true;
    }

    private void Hint()
    {
        _hints += _stack.Count / 2;
        _stack.Clear();
    }

    private bool Call(CffIndex? index, int? of, int part, int depth)
    {
        if (index is null || _stack.Count == 0 || depth == MostNested)
        {
            throw new InvalidDataException("The font’s outlines call what there isn’t.");
        }

        var number = _stack[^1] + (index.Count < 1240 ? 107 : index.Count < 33900 ? 1131 : 32768);
        _stack.RemoveAt(_stack.Count - 1);
        _called.Add((of, number));
        return Run(index[number], part, depth + 1);
    }
}
