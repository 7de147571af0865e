namespace Checkout.Web.Features.Invoices;

/// <summary>What is said about where an invoice stands.</summary>
public static class InvoiceWords
{
    public static StatusWord Of(InvoiceStatus status) => status switch
    {
        InvoiceStatus.Open => new(Tone.Waiting, "Open"),
        InvoiceStatus.PartiallyPaid => new(Tone.Attention, "Partially paid"),
        InvoiceStatus.Paid => new(Tone.Good, "Paid"),
        InvoiceStatus.Overdue => new(Tone.Over, "Overdue"),
        InvoiceStatus.Void => new(Tone.Past, "Void"),
        InvoiceStatus.Disputed => new(Tone.Attention, "Disputed"),
        InvoiceStatus.Credit => new(Tone.Good, "Credit"),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>A negative allowance is a charge, and the other way round.</summary>
    public static string Of(AllowanceCharge item) =>
        (item.IsCharge == item.Amount >= 0m ? "Charge" : "Allowance") + (string.IsNullOrEmpty(item.Reason) ? "" : $", {item.Reason}");

    /// <summary>The one sentence that says what the invoice means today.</summary>
    public static string Sentence(Invoice invoice, DateOnly today, CultureInfo culture)
    {
        var balance = MoneyText.Of(invoice.Balance, culture);
        return invoice.StatusOn(today) switch
        {
            InvoiceStatus.Void => $"Voided on {DateText.Spelled(invoice.VoidedOn!.Value, culture)}. There is nothing to pay.",
            InvoiceStatus.Paid => "Paid in full.",
            InvoiceStatus.Credit => $"A credit in your favor: {MoneyText.Of(invoice.Rest, culture)} can be applied to other invoices.",
            InvoiceStatus.Disputed => $"You dispute this invoice. {balance} is open, and no reminder is sent while we look into it.",
            InvoiceStatus.Overdue =>
            $"{balance} was due on {DateText.WithWeekday(invoice.DueOn!.Value, culture)}, "
            + $"{Days(today.DayNumber - invoice.DueOn.Value.DayNumber)} ago.",
            _ when invoice.DueOn is { } due =>
            $"{balance} is due on {DateText.WithWeekday(due, culture)}, "
            + $"{(due == today ? "today" : $"in {Days(due.DayNumber - today.DayNumber)}")}.",
            _ => $"{balance} is open. The invoice states no due date.",
        };
    }

    private static string Days(int days) => days == 1 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{days} days");
}
