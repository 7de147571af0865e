namespace Checkout.Web.Forms;

/// <summary>A way on from a refusal.</summary>
/// <param name="Url">A path of this portal.</param>
public sealed record RefusedLink(string Text, string Url);

/// <summary>Says why something was not done, what holds now, and where to go from here. Nothing was written.</summary>
/// <param name="Title">What did not happen.</param>
/// <param name="Why">Why, with who and when.</param>
public sealed record RefusedPage(string Title, Sentence Why)
{
    /// <summary>The view that shows it, of every feature.</summary>
    public const string View = "/Features/Shared/Refused.cshtml";

    /// <summary>The kind of the document that it is about, and so its tab; null where it is about none.</summary>
    public DocumentKind? Kind { get; init; }

    public string? Number { get; init; }

    public string? Slug { get; init; }

    /// <summary>What holds beside that.</summary>
    public Sentence? Note { get; init; }

    /// <summary>The best ways on, best first. Opening the document and writing about it follow by themselves.</summary>
    public IReadOnlyList<RefusedLink> Links { get; init; } = [];

    /// <summary>Whom to ask, where it is not the billing department.</summary>
    public RefusedLink? Ask { get; init; }

    public static RefusedPage About(IDocument document, string title, Sentence why) =>
        new(title, why) { Kind = document.DocumentKind, Number = document.Number, Slug = document.Slug };

    /// <summary>For a form whose key was used before, with other answers.</summary>
    /// <param name="firstUrl">Where the first use of the key led.</param>
    public static RefusedPage KeyReused(string firstUrl) =>
        new("This form was already sent",
            $"It was already sent with other answers, and those count. What you just sent changed nothing. See what happened "
            + $"before you start again.")
        {
            Links = [new RefusedLink("See what happened", firstUrl)],
        };
}
