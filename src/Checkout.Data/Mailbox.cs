using MimeKit;

namespace Checkout.Data;

/// <summary>Which e-mail addresses there are: those that the library takes that sends to them, on a host of the internet.</summary>
public static class Mailbox
{
    /// <summary>True for an address alone, without a name, comments or spaces around it.</summary>
    public static bool IsValid(string? address)
    {
        if (string.IsNullOrEmpty(address) || !address.IsClean() || address.HidesCharacters() || address.Any(char.IsWhiteSpace))
        {
            return false;
        }

        try
        {
            // Its domain may be written in ASCII or in letters; anything else that differs is no part of the address.
            var read = new MailboxAddress("", address).Address;
            return (read == address || MailboxAddress.EncodeAddrspec(read) == address)
                && read.AsSpan(read.LastIndexOf('@') + 1).Contains('.') && read.Contains('@', StringComparison.Ordinal);
        }
        catch (ParseException)
        {
            return false;
        }
    }
}
