namespace Checkout.Data.Feed;

/// <summary>Something wrong with a feed file.</summary>
/// <param name="Line">Counted from 1; 0 where it concerns the file as a whole.</param>
/// <param name="Field">The JSON field, such as lines[2].amount, or null where no single one is at fault.</param>
public sealed record FeedProblem(int Line, string? Field, string Sentence)
{
    public override string ToString() => (Line, Field) switch
    {
        (0, _) => Sentence,
        (_, null) => FormattableString.Invariant($"line {Line}: {Sentence}"),
        _ => FormattableString.Invariant($"line {Line}, {Field}: {Sentence}"),
    };
}
