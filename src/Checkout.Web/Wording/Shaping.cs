namespace Checkout.Web.Wording;

/// <summary>Scripts that are written from right to left, or whose letters change shape or place with their neighbours. Documents can’t
/// print them yet: letter by letter they would be wrong, and look right to whoever cannot read them.</summary>
public static class Shaping
{
    public static bool IsNeeded(string text) => text.EnumerateRunes().Any(IsNeeded);

    public static bool IsNeeded(Rune rune) => rune.Value is (>= 0x0590 and <= 0x0DFF) or (>= 0x0F00 and <= 0x109F)
        or (>= 0x1780 and <= 0x18AF) or (>= 0x1900 and <= 0x1CFF) or (>= 0xA800 and <= 0xABFF) or (>= 0xFB1D and <= 0xFDFF)
        or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF) or (>= 0x11000 and <= 0x11FFF) or (>= 0x1E800 and <= 0x1EFFF);
}
