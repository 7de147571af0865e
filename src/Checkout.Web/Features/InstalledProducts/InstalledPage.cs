using Checkout.Domain;
using Checkout.Web.Features.Shared;

namespace Checkout.Web.Features.InstalledProducts;

/// <summary>What a group of rows comes to, whether or not all of them are on this page.</summary>
/// <param name="Units">Of what is paid per month, by unit: 287 users, 1,900 GB.</param>
/// <param name="Annual">What it is worth in a year.</param>
public sealed record InstalledSubtotal(int Rows, IReadOnlyList<UnitTotal> Units, Money Annual);

/// <summary>A quantity of one unit.</summary>
public sealed record UnitTotal(string Unit, decimal Quantity);

/// <summary>All units of a product over all contracts.</summary>
/// <param name="Used">Null where no usage is reported.</param>
/// <param name="Reported">Of how many units the usage is reported.</param>
/// <param name="UsedOn">The newest day for which it was reported.</param>
public sealed record ProductTotal(string Sku, string Name, string Unit, decimal Quantity, decimal? Used, decimal Reported, DateOnly? UsedOn, int Contracts);

/// <summary>What the page shows.</summary>
/// <param name="Rows">Those of this page, in their groups.</param>
/// <param name="Total">Rows of the whole filtered result.</param>
public sealed record InstalledPage(InstalledFilter Filter, DateOnly AsOf, IReadOnlyList<InstalledRow> Rows, int Total, int Number)
{
    /// <summary>Rows of a page; what is larger goes on the next.</summary>
    public const int Size = 100;

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    public int FirstRow => Total == 0 ? 0 : ((Number - 1) * Size) + 1;

    public int LastRow => Math.Min(Number * Size, Total);

    public int Contracts { get; init; }

    public IReadOnlyList<UnitTotal> Units { get; init; } = [];

    public IReadOnlyDictionary<Guid, InstalledSubtotal> ByContract { get; init; } = new Dictionary<Guid, InstalledSubtotal>();

    public IReadOnlyDictionary<Guid, InstalledSubtotal> ByOrder { get; init; } = new Dictionary<Guid, InstalledSubtotal>();

    /// <summary>Read for the summary only.</summary>
    public IReadOnlyList<ProductTotal> Totals { get; init; } = [];

    public required ContractChoices ContractChoices { get; init; }

    public IReadOnlyList<string> Families { get; init; } = [];

    /// <summary>The vendor's own id of the account, for the door to more licenses.</summary>
    public required string Org { get; init; }

    public IEnumerable<string> Remarks => Filter.PageNumber > Number ? Filter.Remarks().Append("There are fewer pages than that, so this is the last.") : Filter.Remarks();
}
