namespace Checkout.Web.Features.AddProducts.Selecting;

/// <summary>A selection as it stands in the URL of the page, and as it is posted; or the quantities of a contract’s next term.</summary>
[ModelBinder<SelectionInputBinder>]
public sealed record SelectionInput
{
    /// <summary>Stands before each SKU, so that no product is taken for another field.</summary>
    public const string UnitsPrefix = "units.";

    public const int MaxProducts = 500;
    public const int MaxText = 40;
    public const int MaxPath = 80;

    /// <summary>The slug of a contract; null chooses by itself.</summary>
    public string? Contract { get; init; }

    /// <summary>As text: what is wrong with it is explained, not dropped. Empty: on acceptance.</summary>
    public string? Start { get; init; }

    /// <summary>True for everything available, false for what is owned.</summary>
    public bool All { get; init; }

    public string? Search { get; init; }

    /// <summary>The slug of the renewal that was shown, where there was one.</summary>
    public string? Quote { get; init; }

    /// <summary>The revision of the quote that is edited, as its editor saw it.</summary>
    public int? Revision { get; init; }

    /// <summary>How many of each SKU, as typed.</summary>
    public IReadOnlyDictionary<string, string> Units { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The path of a quote or an order that is ordered again: its quantities are filled in.</summary>
    public string? Again { get; init; }

    /// <summary>The path of the quote or order that the quantities came from: its prices stand beside those of today.</summary>
    public string? Since { get; init; }

    /// <summary>True where it is kept for later, and not looked at now.</summary>
    public bool Keep { get; init; }

    /// <summary>True where only the prices are asked for, and nothing is to be saved.</summary>
    public bool Recalculate { get; init; }

    /// <summary>The id of a product’s field, free of what ids and selectors can’t hold, and still one for each SKU.</summary>
    public static string FieldId(string sku) =>
        "units-" + string.Concat(sku.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter.ToString() : $"_{(int)letter:x}"));
}

public sealed class SelectionInputValidator : AbstractValidator<SelectionInput>
{
    public SelectionInputValidator()
    {
        RuleFor(input => input.Contract).MaximumLength(Domain.DocumentNumber.MaxLength);
        RuleFor(input => input.Again).MaximumLength(SelectionInput.MaxPath);
        RuleFor(input => input.Since).MaximumLength(SelectionInput.MaxPath);
        RuleFor(input => input.Search).MaximumLength(100).WithMessage("Search for at most 100 characters.");
        RuleFor(input => input.Units).Must(units => units.Count <= SelectionInput.MaxProducts)
            .WithMessage($"Choose at most {SelectionInput.MaxProducts} products at a time.");
    }
}
