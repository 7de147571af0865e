using Checkout.Data;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Statements;

/// <summary>What was open at the closing date, document by document: a first page of invoices, and what was not applied.</summary>
public sealed record OpenItems(IReadOnlyList<OpenInvoice> Invoices, bool HasMore, IReadOnlyList<OpenCredit> Credits, bool HasMoreCredits)
{
    public static OpenItems None { get; } = new([], HasMore: false, [], HasMoreCredits: false);

    /// <param name="skipped">Invoices on the pages before.</param>
    /// <param name="most">How many of each at most.</param>
    public static async Task<OpenItems> ReadAsync(CheckoutDbContext db, StatementScope scope, AsOf asOf, int skipped, int most, CancellationToken cancellation)
    {
        var invoices = await OpenInvoice.Of(db, scope).Skip(skipped).Take(most + 1).ToListAsync(cancellation);
        var credits = await OpenCredit.ReadAsync(db, scope, most + 1, cancellation);
        return new OpenItems([.. invoices.Take(most).Select(asOf.Restore)], invoices.Count > most, [.. credits.Take(most)], credits.Count > most);
    }
}
