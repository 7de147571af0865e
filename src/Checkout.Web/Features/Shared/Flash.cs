using Checkout.Web.Wording;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Checkout.Web.Features.Shared;

/// <summary>What just happened, said once on the page that follows.</summary>
public sealed record Flash(Tone Tone, string Sentence)
{
    private const string ToneKey = "Flash.Tone";
    private const string SentenceKey = "Flash.Sentence";

    public void Keep(ITempDataDictionary tempData)
    {
        tempData[ToneKey] = Tone.ToString();
        tempData[SentenceKey] = Sentence;
    }

    public static Flash? Take(ITempDataDictionary tempData) =>
        tempData[SentenceKey] is string sentence && tempData[ToneKey] is string tone && Enum.TryParse<Tone>(tone, out var parsed)
            ? new Flash(parsed, sentence)
            : null;
}
