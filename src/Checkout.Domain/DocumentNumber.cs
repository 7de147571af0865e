namespace Checkout.Domain;

/// <summary>The form of document numbers and of their place in URLs (R21).</summary>
public static class DocumentNumber
{
    public const string Quote = "Q-";
    public const string Contract = "C-";
    public const string Order = "O-";
    public const string Invoice = "INV-";
    public const string Payment = "PAY-";
    public const string CreditMemo = "CM-";
    public const string Collections = "COL-";
    public const string Contact = "REQ-";
    public const string Remittance = "REM-";

    public const int MaxLength = 64;

    /// <summary>The prefix and eight digits, more where eight don't suffice.</summary>
    public static string Format(string prefix, long value) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{value:D8}");

    /// <summary>The number with everything but [A-Za-z0-9._-] replaced by a hyphen; never empty.</summary>
    public static string Slug(string number)
    {
        var slug = new StringBuilder(Math.Min(number.Length, MaxLength));
        foreach (var rune in number.EnumerateRunes())
        {
            if (slug.Length == MaxLength)
            {
                break;
            }

            var character = rune.IsAscii ? (char)rune.Value : '-';
            slug.Append(char.IsAsciiLetterOrDigit(character) || character is '.' or '_' ? character : '-');
        }

        // Browsers drop the path segments “.” and “..”, and an empty one is no segment at all.
        return slug.ToString() switch
        {
            "" => "-",
            var dots when dots.All(character => character == '.') => new string('-', dots.Length),
            var other => other,
        };
    }

    /// <summary>The slug that a second document with the same slug gets.</summary>
    public static string WithSuffix(string slug, int n)
    {
        var suffix = string.Create(CultureInfo.InvariantCulture, $"-{n}");
        return slug.Length + suffix.Length > MaxLength ? slug[..(MaxLength - suffix.Length)] + suffix : slug + suffix;
    }
}
