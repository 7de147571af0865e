namespace Checkout.Domain.Tests.Vectors;

/// <summary>
/// Every worked case of the rules. A case is understood by what its input holds, not by its id, so that a file with other figures
/// can be fed through the environment variable CHECKOUT_VECTORS.
/// </summary>
[Trait("Acceptance", "S12")]
[Trait("Acceptance", "T2")]
public sealed class WorkedCases
{
    private const string Missing = "(no vectors)";

    public static TheoryData<string> Ids =>
        SharedFiles.Vectors is { } path ? new TheoryData<string>(Vector.Read(path).Keys) : new TheoryData<string>(Missing);

    [SkippableTheory]
    [MemberData(nameof(Ids))]
    public void A_worked_case_comes_out_as_written(string id)
    {
        Skip.If(string.Equals(id, Missing, StringComparison.Ordinal),
            $"There is no vectors.json beside the repository, and {SharedFiles.VectorsVariable} names none.");
        var vector = Vector.Read(SharedFiles.Vectors!)[id];
        Assert.NotEmpty(vector.Expected.EnumerateObject());
        var differences = Compute(vector).DifferencesFrom(vector.Expected).ToList();
        Assert.True(differences.Count == 0, $"{vector.Id} {vector.Title}: {string.Join("; ", differences)}");
    }

    private static Figures Compute(Vector vector) =>
        vector.Has("cases") ? StatementVectors.Expiry(vector)
        : vector.Has("entries") ? StatementVectors.Months(vector)
        : vector.Has("open_items") ? StatementVectors.Closing(vector)
        : vector.Has("next_run") ? BillingVectors.Run(vector)
        : vector.Has("frequency") ? BillingVectors.Billed(vector)
        : vector.Has("tiers") ? PricingVectors.Tiered(vector)
        : vector.Has("discount_percent") ? PricingVectors.Discounted(vector)
        : vector.Has("recurring") && !vector.Input.GetProperty("recurring").GetBoolean() ? PricingVectors.OneTime(vector)
        : vector.Has("years") ? PricingVectors.Yearly(vector)
        : vector.Has("taxable") || vector.Has("lines") ? TaxVectors.Document(vector)
        : PricingVectors.Prorated(vector);
}
