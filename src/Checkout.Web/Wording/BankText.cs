using Checkout.Domain.Vendor;

namespace Checkout.Web.Wording;

/// <summary>What the parts of a bank account are called: not every country has IBANs.</summary>
public static class BankText
{
    public static string AccountWord(BankAccount bank) =>
        bank.Iban.Length > 4 && char.IsAsciiLetterUpper(bank.Iban[0]) && char.IsAsciiLetterUpper(bank.Iban[1]) && char.IsAsciiDigit(bank.Iban[2]) ? "IBAN" : "Account";
}
