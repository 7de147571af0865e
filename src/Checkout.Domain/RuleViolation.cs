using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Checkout.Domain;

/// <summary>A business rule refused an action. <see cref="Words"/> is written for the person who tried.</summary>
/// <param name="sentence">What was refused and what to do, in plain words.</param>
/// <param name="field">The name of the input that is at fault, or null where no single one is.</param>
public sealed class RuleViolation(Sentence sentence, string? field = null) : Exception(sentence.ToString())
{
    public Sentence Words { get; } = sentence;

    public string? Field { get; } = field;

    /// <param name="sentence">Put together only where it is said.</param>
    /// <exception cref="RuleViolation">Where it is refused.</exception>
    public static void ThrowIf([DoesNotReturnIf(true)] bool refused,
        [InterpolatedStringHandlerArgument(nameof(refused))] Sentence sentence, string? field = null) =>
        ThrowIf(refused ? sentence : null, field);

    /// <param name="refusal">Null where nothing speaks against it.</param>
    /// <exception cref="RuleViolation">Where something does.</exception>
    public static void ThrowIf(Sentence? refusal, string? field = null)
    {
        if (refusal is { } why)
        {
            throw new RuleViolation(why, field);
        }
    }
}
