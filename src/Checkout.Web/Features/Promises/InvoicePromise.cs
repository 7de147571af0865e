using Checkout.Data;
using Checkout.Domain;
using Checkout.Domain.Collections;
using Checkout.Domain.Invoices;
using Checkout.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Promises;

/// <summary>A promise with what was settled of its invoice since it was made, by its day.</summary>
public sealed record InvoicePromise(PaymentPromise Promise, decimal Settled)
{
    public PromiseStanding StandingOn(DateOnly today) => Promise.StandingOn(today, Settled);

    /// <summary>The newest first.</summary>
    public static async Task<IReadOnlyList<InvoicePromise>> OfAsync(CheckoutDbContext db, Guid invoiceId, CancellationToken cancellation)
    {
        var promises = await db.PaymentPromises.AsNoTracking().Where(promise => promise.InvoiceId == invoiceId).OrderByDescending(promise => promise.MadeAt).ToListAsync(cancellation);
        var settled = promises.Count == 0 ? [] : await db.Allocations.Where(allocation => allocation.InvoiceId == invoiceId)
            .Select(allocation => new { allocation.RecordedAt, allocation.PostedOn, allocation.Amount }).ToListAsync(cancellation);
        return [.. promises.Select(promise => new InvoicePromise(promise, settled.Where(row => row.RecordedAt >= promise.MadeAt && row.PostedOn <= promise.PromisedOn).Sum(row => row.Amount)))];
    }

    /// <summary>The promise that holds reminders back; null where there is none.</summary>
    public static PaymentPromise? Waiting(IEnumerable<InvoicePromise> promises, DateOnly today) =>
        promises.FirstOrDefault(promise => promise.StandingOn(today) is PromiseStanding.Waiting)?.Promise;
}

/// <summary>What is said about promises.</summary>
public static class PromiseWords
{
    public static StatusWord Of(PromiseStanding standing) => standing switch
    {
        PromiseStanding.Waiting => new(Tone.Waiting, "Promised"),
        PromiseStanding.Kept => new(Tone.Good, "Kept"),
        PromiseStanding.Broken => new(Tone.Over, "Not kept"),
        PromiseStanding.Withdrawn => new(Tone.Past, "Withdrawn"),
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };
}

/// <summary>The form with which payment of an invoice is promised.</summary>
/// <param name="Latest">The last day that can be promised.</param>
public sealed record PromisePage(Invoice Invoice, DateOnly Today, DateOnly Latest, PromiseInput Input);

/// <summary>The question before a promise is withdrawn.</summary>
public sealed record PromiseWithdrawalPage(Invoice Invoice, PaymentPromise Promise);
