using Checkout.Data;
using Checkout.Data.Search;
using Checkout.Domain.Payments;
using Checkout.Web.Listing;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Payments;

/// <summary>What the list of payments is narrowed to.</summary>
public sealed class PaymentFilter : ListFilter
{
    /// <summary>The status of received money that settles no invoice yet; it overlaps with the others.</summary>
    public const string Unapplied = "Unapplied";

    /// <summary>A <see cref="PaymentMethod"/>.</summary>
    public string? Method { get; init; }

    public override bool Narrows => base.Narrows || !string.IsNullOrEmpty(Method);

    public PaymentMethod? MethodAsked =>
        Array.Find(Enum.GetNames<PaymentMethod>(), name => string.Equals(name, Method, StringComparison.OrdinalIgnoreCase)) is { } known ? Enum.Parse<PaymentMethod>(known) : null;

    private bool AsksUnapplied => string.Equals(Status, Unapplied, StringComparison.OrdinalIgnoreCase);

    public override IEnumerable<string> Remarks()
    {
        foreach (var remark in base.Remarks())
        {
            yield return remark;
        }

        if (!string.IsNullOrEmpty(Status) && !AsksUnapplied && StatusAs<PaymentStatus>() is null)
        {
            yield return "There is no such status, so payments of every status are shown.";
        }

        if (!string.IsNullOrEmpty(Method) && MethodAsked is null)
        {
            yield return "There is no such method, so payments by every method are shown.";
        }
    }

    /// <summary>Everything but the status, so that the chips can count under it.</summary>
    public IQueryable<Payment> WithoutStatus(CheckoutDbContext db)
    {
        IQueryable<Payment> payments = db.Payments;
        foreach (var word in SearchText.Fold(Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            payments = payments.Where(payment => EF.Property<string>(payment, SearchText.Column).Contains(word)
                || db.Invoices.Any(invoice => EF.Property<string>(invoice, SearchText.Column).Contains(word) && db.Allocations.Any(allocation => allocation.PaymentId == payment.Id && allocation.InvoiceId == invoice.Id)));
        }

        if (MethodAsked is { } method)
        {
            payments = payments.Where(payment => payment.Method == method);
        }

        if (FromOn is { } from)
        {
            payments = payments.Where(payment => payment.ReceivedOn >= from);
        }

        return UntilOn is { } until ? payments.Where(payment => payment.ReceivedOn <= until) : payments;
    }

    public IQueryable<Payment> ApplyTo(CheckoutDbContext db) =>
        AsksUnapplied ? WithoutStatus(db).WithSomethingUnapplied()
        : StatusAs<PaymentStatus>() is { } status ? WithoutStatus(db).Where(payment => payment.Status == status)
        : WithoutStatus(db);
}

/// <summary>The facts behind a payment, in a form that every database can look for.</summary>
public static class PaymentFacts
{
    /// <summary>Received money of which something settles no invoice yet.</summary>
    public static IQueryable<Payment> WithSomethingUnapplied(this IQueryable<Payment> payments) => payments.Where(payment =>
        (payment.Status == PaymentStatus.Succeeded || payment.Status == PaymentStatus.PartiallyRefunded) && payment.Amount > payment.AllocatedAmount + payment.RefundedAmount);
}
