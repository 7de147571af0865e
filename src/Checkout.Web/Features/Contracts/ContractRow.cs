using Checkout.Web.Documents.Export;

namespace Checkout.Web.Features.Contracts;

/// <summary>A contract in the list and in its exports.</summary>
public sealed record ContractRow : IListRow
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required DateOnly StartsOn { get; init; }

    public required DateOnly EndsOn { get; init; }

    public required DateOnly? TerminatedOn { get; init; }

    public required BillingFrequency Frequency { get; init; }

    public required PaymentArrangement Arrangement { get; init; }

    public required Currency Currency { get; init; }

    public required DateOnly Today { get; init; }

    public required decimal AnnualAmount { get; init; }

    /// <summary>What the units in force today are worth in a year (A14).</summary>
    public Money AnnualValue => new(AnnualAmount, Currency);

    public bool WasNeverInForce => Contract.Canceled(StartsOn, TerminatedOn);

    public StatusWord StatusWord => BillingWords.Of(Contract.Status(StartsOn, EndsOn, TerminatedOn, Today));

    public required DateOnly AnchorOn { get; init; }

    /// <summary>The first day of the last agreed term.</summary>
    public required DateOnly TermStartsOn { get; init; }

    /// <summary>Months of the last agreed term.</summary>
    public decimal Months => MonthsOf(new BillingGrid(AnchorOn), TermStartsOn, EndsOn);

    /// <summary>The months of the grid that the days cover, to one decimal.</summary>
    public static decimal MonthsOf(BillingGrid grid, DateOnly startsOn, DateOnly endsOn) =>
        grid.Months(startsOn, endsOn).Round(1);

    public static Sorts<Contract> SortsOn(CheckoutDbContext db, DateOnly today) =>
        new Sorts<Contract>(contract => contract.Ordinal, "-start")
        .ByNumber(contract => contract.Number)
        .By("name", contract => contract.Name)
        .By("start", contract => contract.StartsOn)
        .By("end", contract => contract.EndsOn)
        .By("billing", contract => contract.BillingFrequency)
        .By("payment", contract => contract.PaymentArrangement)
        .By("annual", contract => db.InstalledProducts.Where(InstalledProduct.InForceOn(today))
            .Where(product => product.ContractId == contract.Id).Sum(product => product.AnnualAmount));

    public static ExportColumns<ContractRow> Columns { get; } = new ExportColumns<ContractRow>()
        .Text("Number", row => row.Number)
        .Text("Name", row => row.Name)
        .Text("Status", row => row.StatusWord.Word)
        .Date("Start", row => row.StartsOn)
        .Date("End", row => row.WasNeverInForce ? null : row.EndsOn)
        .Number("Months", row => row.Months)
        .Text("Billing", row => BillingWords.Of(row.Frequency))
        .Text("Payment", row => BillingWords.Of(row.Arrangement))
        .Amount("Annual value", row => row.AnnualValue)
        .Text("Currency", row => row.Currency.Code);

    public static DocumentRowQuery<Contract, ContractRow> Query { get; } = new((db, contract, today) => new ContractRow
    {
        Id = contract.Id,
        Number = contract.Number,
        Slug = contract.Slug,
        Name = contract.Name,
        StartsOn = contract.StartsOn,
        EndsOn = contract.EndsOn,
        TerminatedOn = contract.TerminatedOn,
        AnchorOn = contract.AnchorOn,
        TermStartsOn = contract.Terms.Max(term => term.StartsOn),
        Frequency = contract.BillingFrequency,
        Arrangement = contract.PaymentArrangement,
        Currency = contract.Currency,
        // Here the day is a parameter of a compiled query, into which InForceOn can't be put.
        AnnualAmount = db.InstalledProducts
            .Where(product => product.ContractId == contract.Id && product.StartsOn <= today
                && (product.EndsOn ?? InstalledProduct.NoEnd) >= today)
            .Sum(product => product.AnnualAmount),
        Today = today,
    });
}
