namespace Checkout.Domain.Payments;

/// <summary>
/// The text of a QR code that banking apps read to fill in a SEPA credit transfer: EPC069-12, version 002, in UTF-8. Only in euros and to
/// an IBAN.
/// </summary>
public static class EpcCode
{
    private const int MaxName = 70;
    private const int MaxBytes = 331;
    private const decimal Largest = 999_999_999.99m;

    /// <param name="reference">An ISO 11649 creditor reference.</param>
    /// <returns>Null where the standard has no code for such a transfer.</returns>
    public static string? Of(BankAccount bank, Money amount, string reference)
    {
        if (amount.Currency != Currency.Eur || amount.Amount is < 0.01m or > Largest || !Iban.IsValid(bank.Iban)
            || !CreditorReference.IsValid(reference))
        {
            return null;
        }

        string[] elements =
        [
            "BCD", // service tag
            "002", // version: the BIC is optional
            "1", // UTF-8
            "SCT", // SEPA credit transfer
            bank.Bic is { Length: 8 or 11 } bic && bic.All(char.IsAsciiLetterOrDigit) ? bic.ToUpperInvariant() : "",
            Cut(bank.Holder),
            Iban.Bare(bank.Iban),
            string.Create(CultureInfo.InvariantCulture, $"EUR{amount.Amount:0.00}"),
            "", // purpose
            reference,
        ];

        // What follows the last element that says something is left out, with its line break.
        var text = string.Join('\n', elements);
        return Encoding.UTF8.GetByteCount(text) <= MaxBytes ? text : null;
    }

    private static string Cut(string holder) =>
        string.Join(' ', holder.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Truncate(MaxName, ending: "").TrimEnd();
}
