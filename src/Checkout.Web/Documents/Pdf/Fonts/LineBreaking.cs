using System.Buffers;

namespace Checkout.Web.Documents.Pdf.Fonts;

/// <summary>Breaks text into lines: at spaces, after hyphens between letters, between East Asian characters, and in the middle of a word
/// that no line can hold.</summary>
internal static class LineBreaking
{
    private static readonly SearchValues<char> NeverFirst =
        SearchValues.Create("、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】°′″℃％ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ.,:;?!)]}%");
    private static readonly SearchValues<char> NeverLast = SearchValues.Create("‘“（〔［｛〈《「『【￥＄￡([{");

    /// <summary>At least one line, also for empty text. No line is wider than asked unless a single character is.</summary>
    public static IReadOnlyList<TextLine> Wrap(PrintableText text, double size, double width)
    {
        // Rounding of single-precision sums must not push out a word that fits exactly.
        var limit = (float)(width / size) + 0.001f;
        var lines = new List<TextLine>(1);
        var start = 0;
        while (true)
        {
            var end = text.Characters.AsSpan(start).IndexOf('\n') is var feed and >= 0 ? start + feed : text.Length;
            WrapParagraph(text, start, end, limit, lines);
            if (end == text.Length) return lines;
            start = end + 1;
        }
    }

    private static void WrapParagraph(PrintableText text, int start, int end, float limit, List<TextLine> lines)
    {
        var characters = text.Characters;
        do
        {
            var last = Fitting(text, start, end, limit);
            if (last < end) last = BreakBefore(characters, start, last);
            var trimmed = last;
            while (trimmed > start && characters[trimmed - 1] == ' ') trimmed--;
            lines.Add(new(text, start, trimmed - start));
            start = last;
            while (start < end && characters[start] == ' ') start++;
        }
        while (start < end);
    }

    /// <summary>The end of the longest stretch that fits; spaces may stick out.</summary>
    private static int Fitting(PrintableText text, int start, int end, float limit)
    {
        var index = start;
        while (index < end && (text.Characters[index] == ' ' || text.Width(start, index + 1 - start) <= limit)) index++;
        return Math.Min(Math.Max(index, start + (start < end && char.IsHighSurrogate(text.Characters[start]) ? 2 : 1)), end);
    }

    private static int BreakBefore(string characters, int start, int end)
    {
        for (var index = end; index > start; index--)
        {
            if (CanBreak(characters, start, index)) return index;
        }

        return end;
    }

    private static bool CanBreak(string characters, int start, int index)
    {
        var before = characters[index - 1];
        var after = characters[index];
        if (after == ' ' || char.IsLowSurrogate(after)) return false;
        if (before == ' ') return true;
        if (before is '-' or '–') return index - 2 >= start && char.IsLetter(characters[index - 2]) && char.IsLetter(after);
        return (IsEastAsian(char.IsLowSurrogate(before) ? characters[index - 2] : before) || IsEastAsian(after))
            && before != PrintableText.NoBreakSpace && after != PrintableText.NoBreakSpace
            && !NeverFirst.Contains(after) && !NeverLast.Contains(before);
    }

    private static bool IsEastAsian(char character) =>
        character is (>= '\u2E80' and <= '\uA4CF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF')
            or (>= '\uFE30' and <= '\uFE4F') or (>= '\uFF00' and <= '\uFFEF')
            // The first half of a rarer ideograph.
            or (>= '\uD840' and <= '\uD88F');
}
