namespace Checkout.Data.Payments.Autopay;

/// <summary>Why an open invoice is not charged by itself.</summary>
public enum AutopayObstacle
{
    None,
    Disputed,

    /// <summary>It is more, or less, than can be paid by card.</summary>
    NotChargeable,
    GivenUp,

    /// <summary>It is being charged already.</summary>
    UnderWay,
}

/// <summary>An open invoice, and what becomes of it.</summary>
/// <param name="On">The day of the charge; where there is an obstacle it says nothing.</param>
public sealed record AutopayForecast(string Number, string Slug, Money Amount, DateOnly On, AutopayObstacle Obstacle);

/// <summary>What a contract’s open invoices would be charged, and when, if it paid itself in a given way.</summary>
public sealed record AutopayOutlook(IReadOnlyList<AutopayForecast> Rows)
{
    public IEnumerable<AutopayForecast> Charged => Rows.Where(row => row.Obstacle is AutopayObstacle.None);

    public IEnumerable<AutopayForecast> Left => Rows.Where(row => row.Obstacle is not AutopayObstacle.None);

    /// <summary>What a form posts back, so that what is confirmed is what was read.</summary>
    public string Fingerprint => string.Join(' ',
        Charged.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Slug}:{row.On:yyyyMMdd}:{row.Amount.Amount:0.####}")));

    public static async Task<AutopayOutlook> ReadAsync(CheckoutDbContext db, Guid contractId, AutopayMode mode, ChargeRange range,
        DateOnly today, CancellationToken cancellation)
    {
        var invoices = await db.Invoices.AsNoTracking().Where(InvoiceStatuses.Payable).Where(row => row.ContractId == contractId)
            .OrderBy(row => row.DueOn ?? row.IssuedOn).ThenBy(row => row.Ordinal).ToListAsync(cancellation);
        var plans = await db.Autopayments.AsNoTracking()
            .Where(row => row.ContractId == contractId && row.Status != AutopaymentStatus.Settled)
            .ToDictionaryAsync(row => row.InvoiceId, cancellation);
        var rows = invoices.Select(invoice => Of(invoice, plans.GetValueOrDefault(invoice.Id), mode, range, today)).ToList();
        return new AutopayOutlook([.. rows.OrderBy(row => row.On)]);
    }

    private static AutopayForecast Of(Invoice invoice, Autopayment? plan, AutopayMode mode, ChargeRange range, DateOnly today)
    {
        var obstacle = invoice.DisputedAt is not null ? AutopayObstacle.Disputed
            : range.WholeRefusal(invoice.Balance.Amount) is not null ? AutopayObstacle.NotChargeable
            : plan?.Status is AutopaymentStatus.GivenUp ? AutopayObstacle.GivenUp
            : plan?.Status is AutopaymentStatus.Charging ? AutopayObstacle.UnderWay
            : AutopayObstacle.None;
        var on = plan?.RetryOn is { } retry ? (retry > today ? retry : today)
            : AutopaySteps.FirstOn(mode, invoice.IssuedOn, invoice.DueOn, plan, today);
        return new AutopayForecast(invoice.Number, invoice.Slug, invoice.Balance, on, obstacle);
    }
}
