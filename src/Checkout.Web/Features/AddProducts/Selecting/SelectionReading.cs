namespace Checkout.Web.Features.AddProducts.Selecting;

/// <summary>What a typed selection says: the quantities that can be read, and what is wrong with the others.</summary>
/// <param name="Problems">By product.</param>
/// <param name="Unknown">SKUs of no product.</param>
public sealed record SelectionReading(
    Selection Selection, IReadOnlyDictionary<Guid, string> Problems, IReadOnlyList<string> Unknown, BuyingRefusal? StartProblem)
{
    /// <param name="renews">True for the next term of a contract, where zero leaves a product out.</param>
    public static SelectionReading Of(SelectionInput input, IReadOnlyCollection<Product> products, CultureInfo culture, bool renews = false)
    {
        var bySku = products.ToDictionary(product => product.Sku, StringComparer.OrdinalIgnoreCase);
        var chosen = new List<ChosenProduct>();
        var problems = new Dictionary<Guid, string>();
        var unknown = new List<string>();
        foreach (var (sku, typed) in input.Units)
        {
            if (!bySku.TryGetValue(sku, out var product))
            {
                unknown.Add(sku);
            }
            else if ((renews ? typed.TrimStart('0') : typed).Length > 0)
            {
                var (quantity, problem) = TypedQuantity.Read(typed, culture);
                if (quantity is { } part && product.Step is null && part % 1m != 0m)
                {
                    problems[product.Id] = "Enter a whole number.";
                }
                else if (quantity is { } units)
                {
                    chosen.Add(new ChosenProduct(product.Id, units));
                }
                else
                {
                    problems[product.Id] = problem!;
                }
            }
        }

        var (start, startProblem) = StartOf(input.Start);
        return new SelectionReading(new Selection(renews ? null : start, chosen) { Renews = renews }, problems, unknown, startProblem);
    }

    private static (DateOnly? Start, BuyingRefusal? Problem) StartOf(string? typed) =>
        typed is null ? (null, null)
        : BusinessDay.TryParse(typed, out var day) ? (day, null)
        : (null, new BuyingRefusal($"Enter the start as a date, such as 2027-01-31, or leave it blank.") { OnStart = true });
}
