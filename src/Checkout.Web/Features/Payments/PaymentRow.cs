using Checkout.Data;
using Checkout.Data.Search;
using Checkout.Domain;
using Checkout.Domain.Payments;
using Checkout.Web.Documents.Export;
using Checkout.Web.Listing;
using Checkout.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Payments;

/// <summary>What the list of payments is narrowed to.</summary>
public sealed class PaymentFilter : ListFilter
{
    public override IEnumerable<string> Remarks()
    {
        foreach (var remark in base.Remarks())
        {
            yield return remark;
        }

        if (!string.IsNullOrEmpty(Status) && StatusAs<PaymentStatus>() is null)
        {
            yield return "There is no such status, so payments of every status are shown.";
        }
    }

    public IQueryable<Payment> WithoutStatus(CheckoutDbContext db)
    {
        IQueryable<Payment> payments = db.Payments;
        foreach (var word in SearchText.Fold(Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            payments = payments.Where(payment => EF.Property<string>(payment, SearchText.Column).Contains(word));
        }

        if (FromOn is { } from)
        {
            payments = payments.Where(payment => payment.ReceivedOn >= from);
        }

        return UntilOn is { } until ? payments.Where(payment => payment.ReceivedOn <= until) : payments;
    }

    public IQueryable<Payment> ApplyTo(CheckoutDbContext db) =>
        StatusAs<PaymentStatus>() is { } status ? WithoutStatus(db).Where(payment => payment.Status == status) : WithoutStatus(db);
}

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

    /// <summary>The numbers of the invoices that it settles, once for each time that it was applied.</summary>
    public required IReadOnlyList<string> Invoices { get; init; }

    public required string? Reference { get; init; }

    public Money Total => new(Amount, Currency);

    /// <summary>What of received money settles nothing yet.</summary>
    public Money Unapplied => new(Status is PaymentStatus.Succeeded or PaymentStatus.PartiallyRefunded ? Amount - AllocatedAmount - RefundedAmount : 0m, Currency);

    public StatusWord StatusWord => PaymentWords.Of(Status);

    public IReadOnlyList<string> Settled => [.. Invoices.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public static Sorts<Payment> Sorts { get; } = new Sorts<Payment>(payment => payment.Ordinal, "-date")
        .By("number", payment => payment.Number)
        .By("date", payment => payment.ReceivedOn)
        .By("method", payment => payment.Method)
        .By("status", payment => payment.Status)
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
        .Text("Invoices", row => string.Join(", ", row.Settled));

    public static RowQuery<Payment, PaymentRow> Query { get; } = new((db, payment, _) => new PaymentRow
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
            .Where(allocation => allocation.PaymentId == payment.Id && allocation.ReversesId == null && !db.Allocations.Any(undone => undone.ReversesId == allocation.Id))
            .Join(db.Invoices, allocation => allocation.InvoiceId, invoice => invoice.Id, (allocation, invoice) => invoice.Number)
            .ToList(),
        Reference = payment.Reference,
    });
}
