namespace Checkout.Data.Payments;

/// <summary>An attempt in a few words, for the activity and the gateway’s page.</summary>
internal static class AttemptText
{
    private const int Named = 4;

    public static Sentence Of(PaymentAttempt attempt) => $"{attempt.Total} for {Invoices(attempt)}";

    public static string Invoices(PaymentAttempt attempt)
    {
        var numbers = attempt.Parts.OrderBy(part => part.Position).Select(part => part.InvoiceNumber).ToList();
        return numbers.Count <= Named ? string.Join(", ", numbers)
            : $"{string.Join(", ", numbers.Take(Named))} and {numbers.Count - Named} more";
    }
}
