namespace Checkout.Domain.Vendor;

/// <summary>International bank account numbers (ISO 13616). Not every bank account has one.</summary>
public static class Iban
{
    private const int Shortest = 15;
    private const int Longest = 34;

    /// <summary>True where form and check digits are those of an IBAN; blanks don't matter.</summary>
    public static bool IsValid(string text)
    {
        var iban = Bare(text);
        return iban.Length is >= Shortest and <= Longest && iban.All(char.IsAsciiLetterOrDigit) && iban[..2].All(char.IsAsciiLetterUpper)
            && iban[2..4].All(char.IsAsciiDigit)
            && CreditorReference.Remainder(iban[4..] + iban[..4]) == 1;
    }

    public static string Bare(string text) => text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
