namespace Checkout.Domain.Contracts;

/// <summary>Two people changed the same billing details: what either did, and where they contradict each other.</summary>
/// <param name="Base">What both began with.</param>
/// <param name="Theirs">What stands now.</param>
/// <param name="Mine">What the second wants.</param>
public sealed record BillingDetailsMerge(BillingDetails Base, BillingDetails Theirs, BillingDetails Mine)
{
    /// <summary>Changed by the first.</summary>
    public IReadOnlyList<BillingField> ChangedByThem => Theirs.Differing(Base);

    /// <summary>Changed by both, to different things: the second has to choose.</summary>
    public IReadOnlyList<BillingField> Contradicting =>
        [.. ChangedByThem.Where(part => !Mine.Same(part, Base) && !Mine.Same(part, Theirs))];

    /// <summary>What only they changed is theirs, everything else is mine: nothing of either is lost.</summary>
    public BillingDetails Merged =>
        ChangedByThem.Where(part => Mine.Same(part, Base)).Aggregate(Mine, (merged, part) => merged.With(part, Theirs));
}
