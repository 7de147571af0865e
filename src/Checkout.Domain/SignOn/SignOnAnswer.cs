namespace Checkout.Domain.SignOn;

/// <summary>An answer of a provider that was taken: it counts once, on whichever node it arrives.</summary>
public sealed class SignOnAnswer
{
    private SignOnAnswer() { }

    public SignOnAnswer(string state, DateTimeOffset at) => (State, At) = (state, at);

    /// <summary>SHA-256 of the state that it answers, in hexadecimal.</summary>
    public string State { get; private set; } = null!;

    public DateTimeOffset At { get; private set; }
}
