using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Checkout.Web.Requests;

/// <summary>What just happened, said once on the page that follows.</summary>
public sealed record Flash(Tone Tone, string Sentence)
{
    /// <summary>Carries what is said once on the next page.</summary>
    public const string Cookie = "checkout.notice";

    private const string LinkKey = "Flash.Link";
    private const string LinkTextKey = "Flash.LinkText";
    private const string ToneKey = "Flash.Tone";
    private const string SentenceKey = "Flash.Sentence";

    /// <summary>A path of this portal where the reader can go on, if there is one.</summary>
    public string? Link { get; init; }

    public string? LinkText { get; init; }

    public void Store(ITempDataDictionary tempData)
    {
        tempData[ToneKey] = Tone.ToString();
        tempData[SentenceKey] = Sentence;
        tempData[LinkKey] = Link;
        tempData[LinkTextKey] = LinkText;
    }

    public static Flash? Read(ITempDataDictionary tempData) =>
        tempData[SentenceKey] is string sentence && tempData[ToneKey] is string tone && Enum.TryParse<Tone>(tone, out var parsed)
            ? new Flash(parsed, sentence) { Link = tempData[LinkKey] as string, LinkText = tempData[LinkTextKey] as string }
            : null;
}
