namespace Checkout.Domain;

/// <summary>Texts from outside have no longest form; columns do.</summary>
public static class Truncation
{
    /// <summary>The text, cleaned, where it fits, else its beginning. What a reader takes for one character stays whole: half of it is
    /// another one, or none that a database takes.</summary>
    /// <param name="maxLength">In UTF-16 code units, of which no database counts more; the ending included.</param>
    /// <param name="ending">What says that something is missing.</param>
    public static string Truncate(this string text, int maxLength, string ending = "…")
    {
        text = text.Cleaned();
        if (text.Length <= maxLength)
        {
            return text;
        }

        var kept = maxLength - ending.Length;
        return string.Concat(text.AsSpan(0, EndWithin(text, kept)), ending);
    }

    /// <summary>Where the last whole character ends that a length has room for.</summary>
    private static int EndWithin(string text, int length)
    {
        if (length == 0 || (char.IsAscii(text[length - 1]) && char.IsAscii(text[length])))
        {
            return length;
        }

        var end = 0;
        while (StringInfo.GetNextTextElementLength(text, end) is var next && end + next <= length)
        {
            end += next;
        }

        // A single character with more marks than there is room for.
        return end > 0 ? end : char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
    }
}
