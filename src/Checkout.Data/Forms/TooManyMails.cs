namespace Checkout.Data.Forms;

/// <summary>A member has sent too many forms that send mail; nothing was written.</summary>
public sealed class TooManyMails() : Exception("A member has sent too many forms that send mail.")
{
    /// <summary>After this time at least some may be sent again.</summary>
    public static TimeSpan RetryAfter => MailAllowance.Window;
}
