namespace Checkout.Web.Features.Quotes;

/// <summary>Says why something can't be done with a quote, and where to go from here. Nothing was written.</summary>
/// <param name="Title">What did not happen.</param>
/// <param name="Sentence">Why, with who and when.</param>
/// <param name="QuoteSlug">Leads to the newest version.</param>
/// <param name="Executive">Whom to ask.</param>
public sealed record QuoteRefusedPage(string Title, string Sentence, string QuoteNumber, string QuoteSlug, string Executive)
{
    /// <summary>True where somebody tried to do it, and not only to open its page.</summary>
    public bool WasSent { get; init; } = true;

    /// <summary>What came of the quote, where it was accepted.</summary>
    public LinkedDocument? Order { get; init; }

    /// <summary>The newest version, where an older one was meant.</summary>
    public int? NewestRevision { get; init; }

    /// <summary>Where the first use of a form's key led.</summary>
    public string? FirstResultUrl { get; init; }
}
