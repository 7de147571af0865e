namespace Checkout.Domain;

/// <summary>A business rule refused an action. <see cref="Exception.Message"/> is a sentence written for the person who tried.</summary>
/// <param name="sentence">What was refused and what to do, in plain words.</param>
/// <param name="field">The name of the input that is at fault, or null where no single one is.</param>
public sealed class RuleViolation(string sentence, string? field = null) : Exception(sentence)
{
    public string? Field { get; } = field;
}
