namespace Checkout.Data.EInvoices;

/// <summary>What Peppol demands of numbers of some schemes: their digits, and that the last of them checks the others.</summary>
internal static class IdentifierFormats
{
    private static readonly int[] Norwegian = [3, 2, 7, 6, 5, 4, 3, 2];

    /// <returns>The rule that the number breaks, or null.</returns>
    public static string? BrokenRule(EInvoiceIdentifier identifier)
    {
        var id = identifier.Id.Trim();
        return identifier.Scheme switch
        {
            "0088" when !IsGln(id) => "PEPPOL-COMMON-R040",
            "0192" when !IsNorwegian(id) => "PEPPOL-COMMON-R041",
            "0184" when !IsDigits(id.StartsWith("DK", StringComparison.Ordinal) ? id[2..] : id, 8) => "PEPPOL-COMMON-R042",
            "0208" when !(IsDigits(id, 10) && id[0] is '0' or '1'
                && 97 - (int.Parse(id[..8], CultureInfo.InvariantCulture) % 97) == int.Parse(id[8..], CultureInfo.InvariantCulture)) =>
                "PEPPOL-COMMON-R043",
            _ => null,
        };
    }

    /// <summary>Nine digits, the last of which checks the others.</summary>
    public static bool IsNorwegian(string id) =>
        IsDigits(id, 9) && Weighted(id[..8], index => Norwegian[index], 11) == Digit(id, 8);

    // Of any length: published examples have longer ones than GS1 gives.
    private static bool IsGln(string id) => id.Length > 1 && IsDigits(id, id.Length)
        && Weighted(id[..^1], index => (id.Length - index) % 2 == 0 ? 3 : 1, 10) == Digit(id, id.Length - 1);

    private static int Weighted(string digits, Func<int, int> weight, int modulus) =>
        (modulus - (digits.Index().Sum(digit => (digit.Item - '0') * weight(digit.Index)) % modulus)) % modulus;

    private static int Digit(string digits, int index) => digits[index] - '0';

    private static bool IsDigits(string id, int length) => id.Length == length && id.All(char.IsAsciiDigit);
}
