using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Checkout.Web.Forms;

/// <summary>The one mapping from how a form ended to what the browser gets.</summary>
internal static class Answers
{
    /// <param name="say">Puts a sentence on the next page.</param>
    /// <param name="done">What the next page says where it was carried out; null for nothing.</param>
    /// <param name="refused">What the page of a refusal says beside its reason.</param>
    /// <param name="again">Shows the form once more, with an error beside the field that is at fault; null where a refusal has a page of
    /// its own.</param>
    public static IActionResult Of(
        HttpContext http, Outcome outcome, Action<Sentence, Tone> say, Sentence? done, Func<Sentence, RefusedPage> refused,
        Func<Outcome.Refused, IActionResult>? again)
    {
        switch (outcome)
        {
            case Outcome.Done carriedOut:
                if (done is not null)
                {
                    say(done, Tone.Good);
                }

                return new LocalRedirectResult("~" + carriedOut.Url);
            case Outcome.Unchanged unchanged:
                say(unchanged.Why, Tone.Waiting);
                return new LocalRedirectResult("~" + unchanged.Url);
            case Outcome.Repeated or Outcome.KeyReused:
                return OfSentBefore(http, outcome);
            case Outcome.Changed changed:
                return Refused(http, refused(changed.Why));
            case Outcome.Refused refusal:
                return again is null ? Refused(http, refused(refusal.Why)) : again(refusal);
            case Outcome.NotFound:
                return new NotFoundResult();
            default:
                throw new ArgumentOutOfRangeException(nameof(outcome), outcome.GetType().Name,
                    "This outcome is answered by its own controller.");
        }
    }

    /// <summary>To the first result; a form that said something else by then is told so.</summary>
    public static IActionResult OfSentBefore(HttpContext http, Outcome outcome) => outcome switch
    {
        Outcome.Repeated repeated => new LocalRedirectResult("~" + repeated.Url),
        Outcome.KeyReused reused => Refused(http, RefusedPage.KeyReused(reused.Url)),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    /// <summary>The page that says why something was not done: 409.</summary>
    public static ViewResult Refused(HttpContext http, RefusedPage page) => new()
    {
        ViewName = RefusedPage.View,
        StatusCode = StatusCodes.Status409Conflict,
        ViewData = new ViewDataDictionary<RefusedPage>(http.RequestServices.GetRequiredService<IModelMetadataProvider>(),
        new ModelStateDictionary())
        {
            Model = page,
        },
    };
}
