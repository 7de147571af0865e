namespace Checkout.Domain;

/// <summary>Texts from outside have no longest form; columns do.</summary>
public static class Truncation
{
    /// <summary>The text where it fits, else its beginning. A character of two code units stays whole: half of one is no text for a
    /// database.</summary>
    /// <param name="maxLength">In UTF-16 code units, of which no database counts more; the ending included.</param>
    /// <param name="ending">What says that something is missing.</param>
    public static string Truncate(this string text, int maxLength, string ending = "…")
    {
        if (text.Length <= maxLength)
        {
            return text;
        }

        var kept = maxLength - ending.Length;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[kept - 1]) ? kept - 1 : kept), ending);
    }
}
