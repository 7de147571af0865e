namespace Checkout.Data.Audit;

/// <summary>An account's chain as it was found.</summary>
/// <param name="Account">The account's number.</param>
/// <param name="Entries">How many entries it has.</param>
/// <param name="LastSeal">What it ends in: kept elsewhere, it also proves that nobody has put an older state back.</param>
/// <param name="Findings">What is wrong; empty for a chain that is as it was written.</param>
public sealed record AuditReport(string Account, long Entries, string LastSeal, IReadOnlyList<AuditFinding> Findings);
