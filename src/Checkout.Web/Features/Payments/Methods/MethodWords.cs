namespace Checkout.Web.Features.Payments.Methods;

/// <summary>What is said about a method on file.</summary>
public static class MethodWords
{
    /// <summary>From so many days before its last day on it is pointed out.</summary>
    public const int Near = 60;

    public static StatusWord Of(StoredMethod method, DateOnly today) => method switch
    {
        { RemovedAt: not null } => new(Tone.Past, "Removed"),
        _ when method.IsExpired(today) => new(Tone.Over, "Expired"),
        _ when method.ExpiresWithin(Near, today) => new(Tone.Attention, "Expires soon"),
        _ => new(Tone.Good, "Can be charged"),
    };
}
