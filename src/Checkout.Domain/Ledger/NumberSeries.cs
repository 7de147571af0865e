namespace Checkout.Domain.Ledger;

/// <summary>A counter from which document numbers are allotted inside the transaction that uses them, so that a rollback leaves no gap
/// (R21).</summary>
public sealed class NumberSeries
{
    private NumberSeries() { }

    public NumberSeries(string key, long last)
    {
        Key = key;
        Last = last;
    }

    /// <summary>The document type, and for gapless series the legal entity, for instance “INV:…”.</summary>
    public string Key { get; private set; } = null!;

    /// <summary>The last number that was allotted.</summary>
    public long Last { get; private set; }
}
