using System.Text.RegularExpressions;

namespace Checkout.Data.EInvoices;

/// <summary>What Peppol demands of numbers of some schemes: their digits, and that the last of them checks the others.</summary>
internal static partial class IdentifierFormats
{
    private static readonly int[] Norwegian = [3, 2, 7, 6, 5, 4, 3, 2];
    private static readonly int[] Australian = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];

    /// <returns>The rule that the number breaks, or null.</returns>
    public static string? BrokenRule(EInvoiceIdentifier identifier)
    {
        var id = identifier.Id.Trim();
        return identifier.Scheme switch
        {
            "0088" when !IsGln(id) => "PEPPOL-COMMON-R040",
            "0192" when !IsNorwegian(id) => "PEPPOL-COMMON-R041",
            "0184" when !IsDigits(id.StartsWith("DK", StringComparison.Ordinal) ? id[2..] : id, 8) => "PEPPOL-COMMON-R042",
            "0096" when !IsDigits(id, 10) => "PEPPOL-COMMON-R052",
            "0198" when !(id.StartsWith("DK", StringComparison.Ordinal) && IsDigits(id[2..], 8)) => "PEPPOL-COMMON-R053",
            "0106" when !IsDigits(id, 8) => "PEPPOL-COMMON-R054",
            "0190" when !IsDigits(id, 20) => "PEPPOL-COMMON-R055",
            "0217" when !IsDigits(id, 12) => "PEPPOL-COMMON-R057",
            "9944" when !DutchVatId().IsMatch(id) => "PEPPOL-COMMON-R056",
            "0007" when !IsSwedish(id) => "PEPPOL-COMMON-R049",
            "0151" when !IsAustralian(id) => "PEPPOL-COMMON-R050",
            "0208" when !(IsDigits(id, 10) && id[0] is '0' or '1'
                && 97 - (int.Parse(id[..8], CultureInfo.InvariantCulture) % 97) == int.Parse(id[8..], CultureInfo.InvariantCulture)) =>
                "PEPPOL-COMMON-R043",
            _ => null,
        };
    }

    /// <returns>The rule that the VAT number breaks, or null.</returns>
    public static string? BrokenRuleOfVatId(string? vatId) =>
        vatId?.StartsWith("NL", StringComparison.Ordinal) is true && !DutchVatId().IsMatch(vatId) ? "PEPPOL-COMMON-R056" : null;

    /// <summary>True for the schemes of ISO 6523 that there are: 0002 to 0248 but for four.</summary>
    public static bool IsRegister(string scheme) => IsDigits(scheme, 4) && string.CompareOrdinal(scheme, "0002") >= 0
        && string.CompareOrdinal(scheme, "0248") <= 0 && scheme is not ("0092" or "0103" or "0181" or "0182");

    /// <summary>Nine digits, the last of which checks the others.</summary>
    public static bool IsNorwegian(string id) =>
        IsDigits(id, 9) && Weighted(id[..8], index => Norwegian[index], 11) == Digit(id, 8);

    // Of any length: published examples have longer ones than GS1 gives.
    private static bool IsGln(string id) => id.Length > 1 && IsDigits(id, id.Length)
        && Weighted(id[..^1], index => (id.Length - index) % 2 == 0 ? 3 : 1, 10) == Digit(id, id.Length - 1);

    // Luhn's sum: every second digit counts twice, and both digits of what is above nine.
    private static bool IsSwedish(string id) => IsDigits(id, 10)
        && id.Index().Sum(digit => (digit.Item - '0') * (2 - (digit.Index % 2)) is var twice && twice > 9 ? twice - 9 : twice) % 10 == 0;

    private static bool IsAustralian(string id) => IsDigits(id, 11)
        && (id.Index().Sum(digit => (digit.Item - '0') * Australian[digit.Index]) - Australian[0]) % 89 == 0;

    [GeneratedRegex("^NL[0-9]{9}B[0-9]{2}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DutchVatId();

    private static int Weighted(string digits, Func<int, int> weight, int modulus) =>
        (modulus - (digits.Index().Sum(digit => (digit.Item - '0') * weight(digit.Index)) % modulus)) % modulus;

    private static int Digit(string digits, int index) => digits[index] - '0';

    private static bool IsDigits(string id, int length) => id.Length == length && id.All(char.IsAsciiDigit);
}
