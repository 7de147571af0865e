namespace Checkout.Web.Forms;

/// <summary>An open invoice on a form that settles a part of it.</summary>
public abstract record SplitRow
{
    public required string Number { get; init; }

    public required string Slug { get; init; }

    /// <summary>What is open on it.</summary>
    public required Money Balance { get; init; }

    /// <summary>True while it is being paid.</summary>
    public abstract bool IsHeld { get; }

    public bool Ticked { get; init; }

    /// <summary>What the field holds.</summary>
    public string Typed { get; init; } = "";

    /// <summary>How much of it is to be settled; null where nothing is, or what was typed can't be.</summary>
    public decimal? Amount { get; init; }

    /// <summary>What is wrong with it.</summary>
    public Sentence? Error { get; init; }

    public bool IsChosen => Amount is > 0m;

    /// <summary>What stays open.</summary>
    public Money Left => Balance with { Amount = Balance.Amount - (Amount ?? 0m) };
}
