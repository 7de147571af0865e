namespace Checkout.Domain;

/// <summary>A business rule refused an action. <see cref="Words"/> is written for the person who tried.</summary>
/// <param name="sentence">What was refused and what to do, in plain words.</param>
/// <param name="field">The name of the input that is at fault, or null where no single one is.</param>
public sealed class RuleViolation(Sentence sentence, string? field = null) : Exception(sentence.ToString())
{
    public Sentence Words { get; } = sentence;

    public string? Field { get; } = field;
}
