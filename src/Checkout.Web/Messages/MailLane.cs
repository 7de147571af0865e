namespace Checkout.Web.Messages;

/// <summary>Two queues side by side, so that PDFs being made hold up no mail that is words alone.</summary>
public enum MailLane
{
    Words,
    Documents,
}
