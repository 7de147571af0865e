namespace Checkout.Domain.Statements;

/// <summary>What was open on a document at the closing date. Credits have a negative amount.</summary>
/// <param name="DueOn">Null where the invoice states none: it ages by its issue date and counts as current.</param>
public sealed record OpenItem(decimal Open, DateOnly IssuedOn, DateOnly? DueOn, bool IsDisputed);

/// <summary>Open amounts by days past due at a closing date (R16). Credits are never netted into a bucket.</summary>
/// <param name="DisputedWithin">The part of the buckets that is disputed, shown apart as well.</param>
public sealed record Aging(decimal Current, decimal Days1To30, decimal Days31To60, decimal Days61To90, decimal Over90, decimal Unapplied, decimal DisputedWithin)
{
    public decimal Total => Current + Days1To30 + Days31To60 + Days61To90 + Over90 + Unapplied;

    public static Aging At(DateOnly closingOn, IEnumerable<OpenItem> items)
    {
        var buckets = new decimal[5];
        decimal unapplied = 0m, disputed = 0m;
        foreach (var item in items)
        {
            if (item.Open < 0m)
            {
                unapplied += item.Open;
                continue;
            }

            buckets[Bucket(closingOn, item)] += item.Open;
            disputed += item.IsDisputed ? item.Open : 0m;
        }

        return new Aging(buckets[0], buckets[1], buckets[2], buckets[3], buckets[4], unapplied, disputed);
    }

    private static int Bucket(DateOnly closingOn, OpenItem item) => (closingOn.DayNumber - (item.DueOn ?? item.IssuedOn).DayNumber) switch
    {
        <= 0 => 0,
        <= 30 => 1,
        <= 60 => 2,
        <= 90 => 3,
        _ => 4,
    };
}
