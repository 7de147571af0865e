namespace Checkout.Web.Wording;

/// <summary>Telephone numbers as links dial them.</summary>
public static class PhoneText
{
    public static string Dialled(string phone) => string.Concat(phone.Where(character => char.IsAsciiDigit(character) || character == '+'));
}
