namespace Checkout.Web.Features.Shared.Parts;

/// <summary>What a payment or credit settled of an invoice; negative where it was taken back.</summary>
/// <param name="By">The member who did it on the portal; null where our billing department did.</param>
public sealed record AppliedAmount(string InvoiceNumber, string InvoiceSlug, DateOnly On, Money Amount, string? By)
{
    /// <summary>What can still be taken back of all that was applied to this invoice today; said once, beside the latest (R13).</summary>
    public Money? Undoable { get; init; }

    /// <param name="source">The payment or the credit memo.</param>
    /// <param name="today">The business date: until its end what was done on it can be undone.</param>
    public static async Task<IReadOnlyList<AppliedAmount>> ReadAsync(
        CheckoutDbContext db, Guid source, Currency currency, DateOnly today, CancellationToken cancellation)
    {
        var rows = await db.SettlingAsync(source, cancellation);
        var reversed = rows.Select(row => row.ReversesId).OfType<Guid>().ToHashSet();
        var undoable = rows.Where(row => row.MadeBy is not null && row.ReversesId is null && row.PostedOn == today
            && !reversed.Contains(row.Id))
            .GroupBy(row => row.InvoiceSlug, StringComparer.Ordinal)
            .ToDictionary(group => group.Last().Id, group => new Money(group.Sum(row => row.Amount), currency));
        return
        [
            .. rows.Select(row => new AppliedAmount(row.InvoiceNumber, row.InvoiceSlug, row.PostedOn, new Money(row.Amount, currency),
            row.MadeBy)
            {
                Undoable = undoable.TryGetValue(row.Id, out var amount) ? amount : null,
            }),
        ];
    }
}

/// <summary>What a credit settled, with the way to undo it.</summary>
/// <param name="Path">The credit's own page.</param>
public sealed record AppliedList(IReadOnlyList<AppliedAmount> Rows, string Path);
