namespace Checkout.Web.Wording;

/// <summary>What the parts of a bank account are called: not every country has IBANs.</summary>
public static class BankText
{
    public static string AccountWord(BankAccount bank) => LooksLikeIban(bank) ? "IBAN" : "Account";

    /// <summary>The account number; an IBAN in groups of four, as it is read and typed.</summary>
    public static string Account(BankAccount bank) => LooksLikeIban(bank) ? CreditorReference.Grouped(Iban.Bare(bank.Iban)) : bank.Iban;

    private static bool LooksLikeIban(BankAccount bank) =>
        bank.Iban.Length > 4 && char.IsAsciiLetterUpper(bank.Iban[0]) && char.IsAsciiLetterUpper(bank.Iban[1])
            && char.IsAsciiDigit(bank.Iban[2]);
}
