namespace Checkout.Web.Features.Refunds;

/// <summary>What is said about requests for money back.</summary>
public static class RefundWords
{
    public static StatusWord Of(RefundRequestState state) => state switch
    {
        RefundRequestState.Open => new(Tone.Waiting, "Requested"),
        RefundRequestState.Refunded => new(Tone.Good, "Refunded"),
        RefundRequestState.Withdrawn => new(Tone.Past, "Withdrawn"),
        RefundRequestState.Declined => new(Tone.Over, "Declined"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
