using Checkout.Data.Payments;
using Checkout.Web.Features.Applications;

namespace Checkout.Web.Features.Payments.Paying;

/// <summary>Reads what the page shows: the invoices that were asked for or are open, what is paid of each, credits and methods.</summary>
public sealed class PayPages(
    CheckoutDbContext db, IPaymentGateway gateway, CardPayments cards, Reader reader, IOptions<PaymentOptions> options)
{
    private readonly SplitForm<PayRow> _form = new(reader.Culture, $"Select this invoice to pay an amount of it, or clear the field.");

    /// <returns>Null where nothing that was asked for is open.</returns>
    public async Task<PayPage?> AskedAsync(PayAsked asked, CancellationToken cancellation)
    {
        if (await ReadAsync([.. asked.Named, .. asked.Chosen?.Keys ?? []], asked.Named.Count == 0, asked.Currency,
            cancellation) is not { } page)
        {
            return null;
        }

        var rows = asked.Chosen is { } chosen
            ? page.Rows.Select(row => chosen.TryGetValue(row.Slug, out var typed) ? Checked(page, Chosen(row, typed)) : row).ToList()
            : Proposed(page.Rows, asked.Named.Count > 0);
        var method = asked.Method ?? (asked.Chosen is null ? page.Methods.FirstOrDefault(method => method.IsDefault)?.Id : null);
        var payable = db.Invoices.Where(InvoiceStatuses.Payable);
        var settled = asked.Named.Count == 0 ? [] : await db.Invoices
            .Where(invoice => asked.Named.Contains(invoice.Slug) && payable.All(open => open.Id != invoice.Id))
            .OrderBy(invoice => invoice.Ordinal).Select(invoice => invoice.Number).ToListAsync(cancellation);
        return With(page with { Rows = rows, Keep = asked.Keep }, asked.Credit, method) with
        {
            Settled = settled,
            NothingSelected = asked.Files is not null && asked.Named.Count == 0,
        };
    }

    /// <summary>What was posted, as it was typed, with what is wrong beside it.</summary>
    public async Task<PayPage?> PostedAsync(PayInput input, CancellationToken cancellation) =>
        await ReadAsync(Splits.ByInvoice(input.Splits).Keys, showsAll: false, input.Currency, cancellation) is { } page
            ? With(page with { Rows = [.. _form.Posted(page.Rows, input.Splits).Select(row => Checked(page, row))], Keep = input.Keep },
                input.Credits, input.Method) with
            {
                Gone = await Splits.GoneAsync(db, page.Rows, input.Splits, cancellation),
            }
            : null;

    /// <summary>What is to be paid of a page that was posted.</summary>
    public PayTerms TermsOf(PayPage page, PayInput input) => new(Splits.Chosen(page.Rows, input.Splits), page.Charge, gateway.Name)
    {
        Credits = [.. page.Credits.Where(credit => credit.Used > 0m).Select(credit => credit.Row.Source)],
        MethodId = page.Method,
        KeepsMethod = page.Method is null && input.Keep,
        Range = page.Range,
        Holds = TimeSpan.FromMinutes(options.Value.HoldMinutes),
    };

    /// <summary>Without a choice: what was asked for, or what is overdue, or what is due next. What is disputed takes a deliberate choice
    /// (R19).</summary>
    private List<PayRow> Proposed(IReadOnlyList<PayRow> rows, bool named)
    {
        bool MayBe(PayRow row) => row is { IsDisputed: false, IsHeld: false, NotChargeable: null };
        var wanted = named ? rows.Where(MayBe).ToList() : rows.Where(row => MayBe(row) && row.DueOn < reader.Today).ToList();
        if (wanted.Count == 0 && !named)
        {
            wanted = [.. rows.Where(MayBe).Take(1)];
        }

        return [.. rows.Select(row => wanted.Contains(row) ? Filled(row) : row)];
    }

    private PayRow Chosen(PayRow row, string typed) =>
        row.IsHeld ? row : typed.Length == 0 ? Filled(row) : _form.Read(_form.Ticked(row), typed);

    private static PayRow Checked(PayPage page, PayRow row) =>
        row.Amount is { } amount && page.Range.RestRefusal(amount, row.Balance.Amount) is { } why ? row with { Amount = null, Error = why }
        : row;

    private PayRow Filled(PayRow row) => _form.Filled(row, row.Balance.Amount);

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

        var currency = currencies.Find(known => string.Equals(known.Code, code, StringComparison.OrdinalIgnoreCase))
            ?? currencies.OrderBy(known => known.Code, StringComparer.Ordinal).First();
        var range = cards.RangeOf(currency);
        var methods = await db.StoredMethods.AsNoTracking().Where(method => method.Gateway == gateway.Name && method.RemovedAt == null)
            .OrderByDescending(method => method.IsDefault).ThenBy(method => method.Ordinal).ToListAsync(cancellation);
        var rows = await RowsAsync(found.Where(invoice => invoice.Currency == currency), range, cancellation);
        return new PayPage
        {
            Currency = currency,
            Rows = rows,
            More = rows.Count < SplitInput.Max ? 0
                : await found.CountAsync(invoice => invoice.Currency == currency, cancellation) - rows.Count,
            Credits = [.. (await OpenCreditRow.ReadAsync(db, currency, PayInput.MaxCredits, cancellation))
            .Select(row => new PayCredit(row, Ticked: false, 0m))],
            Methods = [.. methods.Where(method => method.CanCharge(reader.Today))],
            Method = null,
            Keep = false,
            Others = [.. currencies.Where(other => other != currency).OrderBy(other => other.Code, StringComparer.Ordinal)],
            Range = range,
            ShowsAll = showsAll,
            Today = reader.Today,
        };
    }

    private async Task<IReadOnlyList<PayRow>> RowsAsync(IQueryable<Invoice> invoices, ChargeRange range, CancellationToken cancellation)
    {
        var found = await invoices.OrderBy(invoice => invoice.DueOn ?? invoice.IssuedOn).ThenBy(invoice => invoice.Ordinal)
            .Take(SplitInput.Max)
            .Select(invoice => new
            {
                invoice.Number,
                invoice.Slug,
                invoice.DueOn,
                For = invoice.Lines.OrderBy(line => line.Position).Select(line => line.Name).FirstOrDefault(),
                Open = invoice.DueAmount - invoice.AllocatedAmount,
                invoice.Currency,
                invoice.DisputedAt,
                Hold = db.PaymentAttempts.Where(attempt => attempt.Id == invoice.ReservedById)
                .Select(attempt => new PayHold(attempt.Number, attempt.StartedBy, attempt.ExpiresAt, attempt.StartedById)).FirstOrDefault(),
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
                For = row.For,
                IsDisputed = row.DisputedAt is not null,
                Hold = row.Hold,
                NotChargeable = range.WholeRefusal(row.Open),
            }),
        ];
    }
}
