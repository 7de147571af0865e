using Checkout.Data.Ledger;

namespace Checkout.Web.Forms;

/// <summary>Reads and fills the rows of a form that settles invoices: by a credit, or by a payment.</summary>
/// <param name="untaken">What is wrong where an amount was typed beside an invoice that is not ticked.</param>
public sealed class SplitForm<TRow>(CultureInfo culture, Sentence untaken)
    where TRow : SplitRow
{
    /// <summary>What was posted, as it was typed, with what is wrong beside it.</summary>
    public IReadOnlyList<TRow> Posted(IEnumerable<TRow> rows, IEnumerable<SplitInput> splits)
    {
        var posted = Splits.ByInvoice(splits);
        return [.. rows.Select(row => posted.TryGetValue(row.Slug, out var found) ? Posted(row, found.Split) : row)];
    }

    /// <param name="shown">
    /// What was open when the page was shown: an amount that fitted then is left to the transaction, which says that somebody was faster.
    /// </param>
    public TRow Read(TRow row, string typed, decimal shown = 0m)
    {
        if (typed.Length == 0)
        {
            return row;
        }

        var (currency, open) = (row.Balance.Currency, row.Balance.Amount);
        var amount = TypedAmount.Read(typed, currency, culture);
        var error = (Sentence?)(amount switch
        {
            null => $"Enter an amount such as {TypedAmount.Write(open, currency, culture)}.",
            <= 0m => $"Enter at least {new Money(currency.Smallest, currency)}, or clear it.",
            _ when row.IsHeld && shown == 0m => $"It is being paid at this moment. Try again when the payment has ended.",
            _ when amount > Math.Max(shown, open) => $"Only {row.Balance} is open on it.",
            _ => null,
        });
        return As(row, plain => plain with { Typed = typed, Amount = error is null ? amount : null, Error = error });
    }

    public TRow Filled(TRow row, decimal amount) => amount == 0m
        ? row
        : As(row, plain => plain with { Ticked = true, Amount = amount, Typed = TypedAmount.Write(amount, row.Balance.Currency, culture) });

    public TRow Ticked(TRow row) => As(row, plain => plain with { Ticked = true });

    private TRow Posted(TRow row, SplitInput split) => (split.Ticked, split.Amount?.Trim() ?? "") switch
    {
        (true, "") => As(row, plain => plain with { Ticked = true, Error = $"Enter an amount, or clear it." }),
        (true, var typed) => Read(Ticked(row), typed, Splits.Hidden(split.Open)),
        (false, { Length: > 0 } typed) when !split.WasTicked => As(row, plain => plain with { Typed = typed, Error = untaken }),
        _ => row,
    };

    // “with” does not know that the copy is of the row’s own type.
    private static TRow As(SplitRow row, Func<SplitRow, SplitRow> change) => (TRow)change(row);
}

/// <summary>What was posted beside what the page shows.</summary>
public static class Splits
{
    /// <summary>The first of each invoice, with its place on the form.</summary>
    public static Dictionary<string, (int Place, SplitInput Split)> ByInvoice(IEnumerable<SplitInput> splits) =>
        splits.Index().Where(split => split.Item.Invoice is { Length: > 0 }).DistinctBy(split => split.Item.Invoice, StringComparer.Ordinal)
            .ToDictionary(split => split.Item.Invoice, StringComparer.Ordinal);

    /// <summary>The errors of rows, each with its field.</summary>
    public static IEnumerable<(string Field, Sentence Why)> Errors(IReadOnlyList<SplitRow> rows, IEnumerable<SplitInput> splits)
    {
        var posted = ByInvoice(splits);
        var wrong = rows.Where(row => row.Error is not null).ToList();
        return wrong.Count == 0 && !rows.Any(row => row.IsChosen)
            ? [("", $"Select an invoice and enter an amount.")]
            : wrong.Select(row => (string.Create(CultureInfo.InvariantCulture, $"Splits[{posted[row.Slug].Place}].Amount"),
                (Sentence)$"{row.Number}: {row.Error}"));
    }

    /// <summary>How much of which invoice is to be settled, with what was open when the form was opened.</summary>
    public static IReadOnlyList<InvoiceSplit> Chosen(IEnumerable<SplitRow> rows, IEnumerable<SplitInput> splits)
    {
        var posted = ByInvoice(splits);
        return [.. rows.Where(row => row.IsChosen)
            .Select(row => new InvoiceSplit(row.Slug, row.Amount!.Value, Hidden(posted[row.Slug].Split.Open)))];
    }

    /// <summary>Says which invoice that was ticked is not open any more; null where all are.</summary>
    public static async Task<Sentence?> GoneAsync(
        CheckoutDbContext db, IReadOnlyList<SplitRow> rows, IEnumerable<SplitInput> splits, CancellationToken cancellation)
    {
        if (splits.FirstOrDefault(split => split.Ticked && rows.All(row => row.Slug != split.Invoice)) is not { Invoice: var slug })
        {
            return null;
        }

        var number = await db.Invoices.Where(invoice => invoice.Slug == slug).Select(invoice => invoice.Number)
            .SingleOrDefaultAsync(cancellation);
        return $"This has just changed. {number ?? slug} is no longer open.";
    }

    /// <summary>An amount in a hidden field.</summary>
    public static decimal Hidden(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : 0m;
}
