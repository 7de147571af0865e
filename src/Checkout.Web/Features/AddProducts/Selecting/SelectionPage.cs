using Checkout.Data.Acceptances;
using Checkout.Web.Features.Quotes.Document;

namespace Checkout.Web.Features.AddProducts.Selecting;

/// <summary>Choosing products: what can be bought, and what the chosen quantities cost now and later.</summary>
public sealed record SelectionPage
{
    public required BuyingContext Context { get; init; }

    public required SelectionInput Input { get; init; }

    /// <summary>Rows by family; those owned in one group without a name.</summary>
    public required IReadOnlyList<PickGroup> Groups { get; init; }

    public required int OwnedCount { get; init; }

    public required int AllCount { get; init; }

    /// <summary>Every figure of the chosen products that have a price; null where none has.</summary>
    public required QuoteDocument? Document { get; init; }

    /// <summary>Why nothing can be bought under the contract, or what is wrong with the start.</summary>
    public required BuyingRefusal? Refusal { get; init; }

    /// <summary><see cref="Refusal"/> with dates as the reader writes them.</summary>
    public required string? RefusalText { get; init; }

    /// <summary>What was typed, as it was read.</summary>
    public required SelectionReading Reading { get; init; }

    /// <summary>The quote that is edited, as it stands; null for a new one.</summary>
    public EditedQuote? Edited { get; init; }

    /// <summary>The quote or order that the quantities came from; null where they were typed.</summary>
    public BoughtBefore? Before { get; init; }

    /// <summary>What the earlier price of a line stood in.</summary>
    public string BeforeName => Edited is { } edited ? FormattableString.Invariant($"version {edited.Quote.Revision}") : Before?.Number
        ?? "";

    /// <summary>What colleagues ordered a short while ago, and this would order again. It is asked about at the acceptance.</summary>
    public IReadOnlyList<SameOrder> DuplicateOrders { get; init; } = [];

    /// <summary>True where a colleague saved another revision than the one that the editor saw.</summary>
    public bool EditedMeanwhile { get; init; }

    /// <summary>True where the form was sent and refused.</summary>
    public bool WasSent { get; init; }

    /// <summary>What is wrong with the form as a whole.</summary>
    public string? Problem { get; init; }

    public AccountExecutive Executive => Context.Account.Executive;

    public Contract? Contract => Context.Contract;

    /// <summary>Contracts to choose among: those that count, and the one that was asked for.</summary>
    public IReadOnlyList<ContractInBrief> Contracts =>
        [.. Context.Contracts.Where(contract => contract.CountsOn(Context.Today) || contract.Id == Contract?.Id)
            .OrderBy(contract => contract.Number, StringComparer.Ordinal)];

    /// <summary>A contract that ended, where the account has no other: what is bought begins a new one.</summary>
    public ContractInBrief? EndedBefore =>
        Contract is null ? Context.Contracts.Where(contract => !contract.CountsOn(Context.Today) && !contract.WasNeverInForce)
        .MaxBy(contract => contract.LastDay) : null;

    /// <summary>Where the page is, and where it is sent to.</summary>
    public string Path => Edited is null ? "/AddProducts" : $"/Quotes/{Edited.Quote.Slug}/Edit";

    public IEnumerable<PickRow> Rows => Groups.SelectMany(group => group.Rows);

    public IEnumerable<PickRow> Chosen => Rows.Where(row => row.IsChosen);

    /// <summary>Everything that is to be put right, with the id of the field that it belongs to.</summary>
    public IReadOnlyList<(string? Field, string Sentence)> Problems =>
    [
        .. Refusal is null ? [] : new[] { ((string?)(Refusal.OnStart ? "start" : "contract"), RefusalText!) },
        .. Rows.Where(row => row.Problem is not null).Select(row => ((string?)row.FieldId, $"{row.Product.Name}: {row.Problem}")),
        .. Reading.Unknown.Select(sku => ((string?)null, $"There is no product {sku}.")),
        .. Problem is null ? [] : new[] { ((string?)null, Problem) },
    ];
}

/// <summary>A quote of the customer's own that is edited.</summary>
/// <param name="By">Who saved the version that stands; null where nobody knows any more.</param>
public sealed record EditedQuote(Quote Quote, string? By);

/// <summary>Products of a family, or those that are owned.</summary>
/// <param name="Family">Null where they are not told apart.</param>
public sealed record PickGroup(string? Family, IReadOnlyList<PickRow> Rows);

/// <summary>A product that can be chosen, with its price once a quantity was entered.</summary>
public sealed record PickRow
{
    public required Product Product { get; init; }

    /// <summary>Units in force under the contract, and until when; null where they don't run out, or differ.</summary>
    public required decimal InForce { get; init; }

    public required DateOnly? Until { get; init; }

    /// <summary>As typed; null where nothing was.</summary>
    public required string? Typed { get; init; }

    /// <summary>What is wrong with what was typed, in a sentence.</summary>
    public required string? Problem { get; init; }

    /// <summary>Why it can't be chosen at all, whatever the quantity.</summary>
    public required BuyingRefusal? Unavailable { get; init; }

    /// <summary>True where the account executive can help.</summary>
    public required bool AsksExecutive { get; init; }

    /// <summary>What else has to be known: what it needs, excludes, and how many.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    public required PricedChoice? Choice { get; init; }

    public required QuotedLine? Line { get; init; }

    /// <summary>The line of the quote that is edited, or of the document that is ordered again.</summary>
    public PricedLine? Before { get; init; }

    public bool IsOwned => InForce > 0m;

    public bool IsChosen => !string.IsNullOrEmpty(Typed);

    public string FieldName => SelectionInput.UnitsPrefix + Product.Sku;

    public string FieldId => SelectionInput.FieldId(Product.Sku);
}
