using Checkout.Web.Documents.Export;

namespace Checkout.Web.Features.Payments;

/// <summary>A payment in the list and in its exports.</summary>
public sealed record PaymentRow : IListRow
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string Slug { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required PaymentMethod Method { get; init; }

    public required PaymentStatus Status { get; init; }

    public required decimal Amount { get; init; }

    public required decimal AllocatedAmount { get; init; }

    public required decimal RefundedAmount { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>The invoices that it settles, once for each time that it was applied.</summary>
    public required IReadOnlyList<SettledInvoice> Invoices { get; init; }

    /// <summary>The invoices that it was to settle, as the attempt says.</summary>
    public required IReadOnlyList<SettledInvoice> Meant { get; init; }

    public required string? Reference { get; init; }

    public Money Total => new(Amount, Currency);

    /// <summary>What of received money settles nothing yet.</summary>
    public Money Unapplied => new(Status is PaymentStatus.Succeeded or PaymentStatus.PartiallyRefunded
        ? Amount - AllocatedAmount - RefundedAmount : 0m, Currency);

    public StatusWord StatusWord => PaymentWords.Of(Status);

    public IReadOnlyList<SettledInvoice> Settled => [.. (Status is PaymentStatus.Failed ? Meant : Invoices).Distinct()
        .OrderBy(invoice => invoice.Number, StringComparer.Ordinal)];

    public static Sorts<Payment> Sorts { get; } = new Sorts<Payment>(payment => payment.Ordinal, "-date")
        .ByNumber(payment => payment.Number)
        .By("date", payment => payment.ReceivedOn)
        .By("method", payment => payment.Method)
        .By("status", payment => payment.Status)
        .By("unapplied", payment => payment.Status == PaymentStatus.Succeeded || payment.Status == PaymentStatus.PartiallyRefunded
            ? payment.Amount - payment.AllocatedAmount - payment.RefundedAmount : 0m)
        .By("amount", payment => payment.Amount);

    public static ExportColumns<PaymentRow> Columns { get; } = new ExportColumns<PaymentRow>()
        .Text("Number", row => row.Number)
        .Date("Date", row => row.ReceivedOn)
        .Text("Method", row => PaymentWords.Of(row.Method))
        .Text("Status", row => row.StatusWord.Word)
        .Amount("Amount", row => row.Total)
        .Amount("Unapplied", row => row.Unapplied)
        .Text("Currency", row => row.Currency.Code)
        .Text("Reference", row => row.Reference)
        .Text("Invoices", row => string.Join(", ", row.Settled.Select(invoice => invoice.Number)));

    public static DocumentRowQuery<Payment, PaymentRow> Query { get; } = new((db, payment, _) => new PaymentRow
    {
        Id = payment.Id,
        Number = payment.Number,
        Slug = payment.Slug,
        ReceivedOn = payment.ReceivedOn,
        Method = payment.Method,
        Status = payment.Status,
        Amount = payment.Amount,
        AllocatedAmount = payment.AllocatedAmount,
        RefundedAmount = payment.RefundedAmount,
        Currency = payment.Currency,
        Invoices = db.Allocations
            .Where(allocation => allocation.PaymentId == payment.Id && allocation.ReversesId == null
                && !db.Allocations.Any(undone => undone.ReversesId == allocation.Id))
            .Select(allocation => new SettledInvoice(allocation.InvoiceNumber, allocation.InvoiceSlug))
            .ToList(),
        Meant = db.PaymentAttempts.Where(attempt => attempt.PaymentId == payment.Id).SelectMany(attempt => attempt.Parts)
            .Select(part => new SettledInvoice(part.InvoiceNumber, part.InvoiceSlug))
            .ToList(),
        Reference = payment.Reference,
    });
}

/// <summary>An invoice that a payment settles.</summary>
public sealed record SettledInvoice(string Number, string Slug);
