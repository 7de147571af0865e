namespace Checkout.Domain.Vendor;

/// <summary>
/// A structured reference by ISO 11649: RF, two check digits (mod 97-10, as in an IBAN) and at most 21 letters and digits. Banks carry it
/// unchanged, and a mistyped one is noticed.
/// </summary>
public static class CreditorReference
{
    private const string Prefix = "RF";
    private const int MaxBody = 21;
    private const int Modulus = 97;

    /// <summary>The reference of a document, made of the letters and digits of its number; of a long number the last 21 count.</summary>
    /// <returns>Null where the number has neither letters nor digits.</returns>
    public static string? Of(string number)
    {
        var body = Compact(number);
        body = body.Length > MaxBody ? body[^MaxBody..] : body;
        return body.Length == 0 ? null : FormattableString.Invariant($"{Prefix}{Modulus + 1 - Remainder(body + Prefix + "00"):D2}{body}");
    }

    /// <summary>True where form and check digits are right; blanks between groups don't matter.</summary>
    public static bool IsValid(string reference)
    {
        var text = reference.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return text.Length is > 4 and <= MaxBody + 4 && text.StartsWith(Prefix, StringComparison.Ordinal) && char.IsAsciiDigit(text[2])
            && char.IsAsciiDigit(text[3])
            && text.All(char.IsAsciiLetterOrDigit) && Remainder(text[4..] + text[..4]) == 1;
    }

    /// <summary>In groups of four, as people read and type it.</summary>
    public static string Grouped(string reference) => string.Join(' ', reference.Chunk(4).Select(group => new string(group)));

    /// <summary>The letters and digits of a text in upper case: banks drop and add everything else.</summary>
    public static string Compact(string text)
    {
        var compact = new StringBuilder(text.Length);
        foreach (var character in text.Where(char.IsAsciiLetterOrDigit))
        {
            compact.Append(char.ToUpperInvariant(character));
        }

        return compact.ToString();
    }

    /// <summary>The remainder modulo 97 of what letters (A = 10 … Z = 35) and digits say as one number (ISO 7064).</summary>
    internal static int Remainder(string text) => text.Aggregate(0, (rest, character) => char.IsAsciiDigit(character)
        ? ((rest * 10) + (character - '0')) % Modulus
        : ((rest * 100) + (character - 'A' + 10)) % Modulus);
}
