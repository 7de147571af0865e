namespace Checkout.Data.Audit;

/// <summary>What is wrong at a place of an account's chain.</summary>
public enum AuditFault
{
    /// <summary>The entry is not what was sealed.</summary>
    Edited,

    /// <summary>An entry, or several in a row, are gone.</summary>
    Missing,

    /// <summary>The entry was never part of the chain.</summary>
    Inserted,

    /// <summary>The entry was sealed for another place.</summary>
    Reordered,

    /// <summary>The chain's end is not what was sealed, or gone.</summary>
    HeadChanged,

    /// <summary>From this entry on everything is sealed with another key.</summary>
    OtherKey,
}

/// <summary>Something that the look through an account's chain found.</summary>
/// <param name="Account">The account's number.</param>
/// <param name="First">The number of the entry; 0 for the chain's end.</param>
/// <param name="Last">The last number of a row of entries, else equal to the first.</param>
/// <param name="Fault">What is wrong there.</param>
public sealed record AuditFinding(string Account, long First, long Last, AuditFault Fault)
{
    public override string ToString() => $"{Account}, {Place}: {Sentence}";

    private string Place => First == 0 ? "end of the chain" : First == Last ? FormattableString.Invariant($"entry {First}")
        : FormattableString.Invariant($"entries {First} to {Last}");

    private string Sentence => Fault switch
    {
        AuditFault.Edited => "edited after it was sealed",
        AuditFault.Missing => "missing",
        AuditFault.Inserted => "inserted, it was never sealed",
        AuditFault.Reordered => "reordered, it was sealed for another place",
        AuditFault.HeadChanged => "head does not match the entries",
        AuditFault.OtherKey => "sealed with another key",
        _ => throw new InvalidOperationException("A fault without words."),
    };
}
