using Checkout.Data.Contracts;

namespace Checkout.Data.Billing;

/// <summary>How the lines of a contract's later invoices are taxed.</summary>
internal sealed class InvoiceTaxes
{
    private readonly Account _account;
    private readonly Contract _contract;
    private readonly IReadOnlyList<BillingDetailsChange> _changes;
    private readonly TaxTable _rates;

    private InvoiceTaxes(Account account, Contract contract, IReadOnlyList<BillingDetailsChange> changes, TaxTable rates) =>
        (_account, _contract, _changes, _rates) = (account, contract, changes, rates);

    public static async Task<InvoiceTaxes> ForAsync(CheckoutDbContext db, Account account, Contract contract,
        CancellationToken cancellation)
    {
        var changes = await db.BillingDetailsChanges.AsNoTracking().Where(change => change.ContractId == contract.Id)
            .ToListAsync(cancellation);
        var countries = changes.Select(change => change.Before.BillTo.Country).Append(contract.BillTo.Country).Distinct().ToList();
        var rates = await db.TaxRates.AsNoTracking().Where(rate => countries.Contains(rate.Country)).ToListAsync(cancellation);
        return new InvoiceTaxes(account, contract, changes, new TaxTable(rates));
    }

    /// <summary>The order's treatment, unless the feed's rate for the bill-to address of then differs from that for the address of today
    /// (R4).</summary>
    public TaxTreatment Of(PendingPart part, DateOnly today)
    {
        var here = _contract.BillTo;
        var there = BillingDetailsChange.BillToAt(_changes, here, part.Order.PlacedAt);
        var then = InForce(there, part, part.Order.PlacedOn);
        var now = InForce(here, part, today);
        var stayed = string.Equals(there.Country, here.Country, StringComparison.Ordinal)
            && string.Equals(there.Region, here.Region, StringComparison.OrdinalIgnoreCase);
        return now is null || (then is null && stayed) || now.Equals(then) ? part.Line.Tax : now;
    }

    private TaxTreatment? InForce(Address address, PendingPart part, DateOnly day) =>
        _rates.InForce(address.Country, address.Region, part.Line.TaxClass, _account.TaxCategory, day);
}
