using Checkout.Data.Payments.Gateways;
using Checkout.Data;
using Checkout.Domain;
using Checkout.Domain.Invoices;
using Checkout.Domain.Payments;
using Checkout.Web.Features.Applications;
using Checkout.Web.Features.Invoices;
using Checkout.Web.Hosting;
using Checkout.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Paying;

/// <summary>Reads what the page shows: the invoices that were asked for or are open, what is paid of each, credits and methods.</summary>
public sealed class PayPages(CheckoutDbContext db, IPaymentGateway gateway, CardPayments cards, Reader reader)
{
    /// <returns>Null where nothing that was asked for is open.</returns>
    public async Task<PayPage?> AskedAsync(PayAsked asked, CancellationToken cancellation)
    {
        if (await ReadAsync([.. asked.Named, .. asked.Chosen?.Keys ?? []], asked.Named.Count == 0, asked.Currency, cancellation) is not { } page)
        {
            return null;
        }

        var rows = asked.Chosen is { } chosen
            ? page.Rows.Select(row => chosen.TryGetValue(row.Slug, out var typed) ? Chosen(row, typed) : row).ToList()
            : Proposed(page.Rows, asked.Named.Count > 0);
        return With(page with { Rows = rows, Keep = asked.Keep }, asked.Credit, asked.Method ?? (asked.Chosen is null ? page.Methods.FirstOrDefault(method => method.IsDefault)?.Id : null));
    }

    /// <summary>What was posted, as it was typed, with what is wrong beside it.</summary>
    public async Task<PayPage?> PostedAsync(PayInput input, CancellationToken cancellation)
    {
        var posted = input.Splits.Where(split => split.Invoice is { Length: > 0 }).GroupBy(split => split.Invoice, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        return await ReadAsync(posted.Keys, showsAll: false, input.Currency, cancellation) is { } page
            ? With(page with { Rows = [.. page.Rows.Select(row => posted.TryGetValue(row.Slug, out var split) ? Posted(row, split) : row)], Keep = input.Keep }, input.Credits, input.Method)
            : null;
    }

    /// <summary>Without a choice: what was asked for, or what is overdue, or what is due next. What is disputed takes a deliberate choice (R19).</summary>
    private List<PayRow> Proposed(IReadOnlyList<PayRow> rows, bool named)
    {
        bool MayBe(PayRow row) => row is { IsDisputed: false, Hold: null, IsAboveLimit: false };
        var wanted = named ? rows.Where(MayBe).ToList() : rows.Where(row => MayBe(row) && row.DueOn < reader.Today).ToList();
        if (wanted.Count == 0 && !named)
        {
            wanted = [.. rows.Where(MayBe).Take(1)];
        }

        return [.. rows.Select(row => wanted.Contains(row) ? Filled(row) : row)];
    }

    private PayRow Chosen(PayRow row, string typed) => row.Hold is not null ? row : typed.Length == 0 ? Filled(row) : Read(row with { Ticked = true }, typed);

    private PayRow Posted(PayRow row, SplitInput split)
    {
        var typed = split.Amount?.Trim() ?? "";
        return (split.Ticked, typed) switch
        {
            (true, "") => row with { Ticked = true, Error = "Enter an amount, or take the tick away." },
            (true, _) => Read(row with { Ticked = true }, typed, ApplicationPages.Hidden(split.Open)),
            (false, not "") when !split.WasTicked => row with { Typed = typed, Error = "Tick this invoice to pay an amount of it, or empty the field." },
            _ => row,
        };
    }

    /// <param name="shown">What was open when the page was shown: an amount that fitted then is left to the transaction, which says that somebody was faster.</param>
    private PayRow Read(PayRow row, string typed, decimal shown = 0m)
    {
        var (amount, currency) = (TypedAmount.Read(typed, row.Balance.Currency, reader.Culture), row.Balance.Currency);
        var error = amount switch
        {
            null => $"Enter an amount such as {TypedAmount.Write(row.Balance.Amount, currency, reader.Culture)}.",
            <= 0m => $"Enter at least {MoneyText.Of(new Money(currency.Smallest, currency), reader.Culture)}, or take the tick away.",
            _ when amount > Math.Max(shown, row.Balance.Amount) => $"Only {MoneyText.Of(row.Balance, reader.Culture)} is open on it.",
            _ => null,
        };
        return row with { Typed = typed, Amount = error is null ? amount : null, Error = error };
    }

    private PayRow Filled(PayRow row) => row with { Ticked = true, Amount = row.Balance.Amount, Typed = TypedAmount.Write(row.Balance.Amount, row.Balance.Currency, reader.Culture) };

    /// <summary>Credits one after the other, as far as something is to be paid.</summary>
    private static PayPage With(PayPage page, IEnumerable<string> ticked, Guid? method)
    {
        var (left, wanted) = (page.Total.Amount, ticked.ToHashSet(StringComparer.Ordinal));
        var credits = new List<PayCredit>();
        foreach (var credit in page.Credits)
        {
            var used = wanted.Contains(credit.Value) ? Math.Min(left, credit.Row.Rest.Amount) : 0m;
            left -= used;
            credits.Add(credit with { Ticked = wanted.Contains(credit.Value), Used = used });
        }

        return page with { Credits = credits, Method = page.Methods.Any(row => row.Id == method) ? method : null };
    }

    private async Task<PayPage?> ReadAsync(IEnumerable<string> named, bool showsAll, string? code, CancellationToken cancellation)
    {
        var slugs = named.Distinct(StringComparer.Ordinal).ToList();
        var open = db.Invoices.AsNoTracking().Where(InvoiceStatuses.Payable);
        var found = showsAll ? open : open.Where(invoice => slugs.Contains(invoice.Slug));
        var currencies = await found.Select(invoice => invoice.Currency).Distinct().ToListAsync(cancellation);
        if (currencies.Count == 0)
        {
            return null;
        }

        var currency = currencies.Find(known => string.Equals(known.Code, code, StringComparison.OrdinalIgnoreCase)) ?? currencies.OrderBy(known => known.Code, StringComparer.Ordinal).First();
        var limit = cards.Limit(currency);
        var methods = await db.StoredMethods.AsNoTracking().Where(method => method.Gateway == gateway.Name && method.RemovedAt == null).OrderByDescending(method => method.IsDefault).ThenBy(method => method.Ordinal).ToListAsync(cancellation);
        return new PayPage
        {
            Currency = currency,
            Rows = await RowsAsync(found.Where(invoice => invoice.Currency == currency), limit, cancellation),
            Credits = [.. (await OpenCreditRow.ReadAsync(db, currency, PayInput.MaxCredits, cancellation)).Select(row => new PayCredit(row, Ticked: false, 0m))],
            Methods = [.. methods.Where(method => method.CanCharge(reader.Today))],
            Method = null,
            Keep = false,
            Others = [.. currencies.Where(other => other != currency).OrderBy(other => other.Code, StringComparer.Ordinal)],
            CardLimit = limit,
            ShowsAll = showsAll,
            Today = reader.Today,
        };
    }

    private async Task<IReadOnlyList<PayRow>> RowsAsync(IQueryable<Invoice> invoices, decimal? limit, CancellationToken cancellation)
    {
        var found = await invoices.OrderBy(invoice => invoice.DueOn ?? invoice.IssuedOn).ThenBy(invoice => invoice.Ordinal).Take(ApplicationInput.MaxSplits)
            .Select(invoice => new
            {
                invoice.Number,
                invoice.Slug,
                invoice.IssuedOn,
                invoice.DueOn,
                Open = invoice.DueAmount - invoice.AllocatedAmount,
                invoice.Currency,
                invoice.DisputedAt,
                Hold = db.PaymentAttempts.Where(attempt => attempt.Id == invoice.ReservedById).Select(attempt => new PayHold(attempt.Number, attempt.StartedBy, attempt.ExpiresAt)).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        return
        [
            .. found.Select(row => new PayRow
            {
                Number = row.Number,
                Slug = row.Slug,
                Balance = new Money(row.Open, row.Currency),
                DueOn = row.DueOn,
                IssuedOn = row.IssuedOn,
                IsDisputed = row.DisputedAt is not null,
                Hold = row.Hold,
                IsAboveLimit = row.Open > limit,
            }),
        ];
    }
}
