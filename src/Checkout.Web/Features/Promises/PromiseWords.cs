namespace Checkout.Web.Features.Promises;

/// <summary>What is said about promises.</summary>
public static class PromiseWords
{
    public static StatusWord Of(PromiseStanding standing) => standing switch
    {
        PromiseStanding.Waiting => new(Tone.Waiting, "Promised"),
        PromiseStanding.Kept => new(Tone.Good, "Kept"),
        PromiseStanding.Broken => new(Tone.Over, "Not kept"),
        PromiseStanding.Withdrawn => new(Tone.Past, "Withdrawn"),
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };
}
