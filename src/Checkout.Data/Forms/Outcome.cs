namespace Checkout.Data.Forms;

/// <summary>How a submission ended. A verb that can end in yet another way derives a record of its own.</summary>
public abstract record Outcome
{
    /// <summary>It was carried out.</summary>
    /// <param name="Url">The path where its result is seen; sending the same form again leads there.</param>
    /// <param name="Activities">What stands in the account's activity.</param>
    public record Done(string Url, params IReadOnlyList<Activity> Activities) : Outcome
    {
        public Done(string url, AuditAction action, string? subject, Sentence? details = null)
            : this(url, new Activity(action, subject, details)) { }
    }

    /// <summary>The same form was carried out before: this is its first result.</summary>
    public sealed record Repeated(string Url) : Outcome;

    /// <summary>The key was used for a form that said something else: this is what came of that one.</summary>
    public sealed record KeyReused(string Url) : Outcome;

    /// <summary>It stands already as it was wanted. Nothing was written, and the key may be used for other answers.</summary>
    public sealed record Unchanged(string Url, Sentence Why) : Outcome;

    /// <summary>It could have been done when the form was opened, but not any more; nothing was written.</summary>
    public sealed record Changed(Sentence Why) : Outcome;

    /// <summary>What was entered can't be done; nothing was written.</summary>
    /// <param name="Field">The name of the input that is at fault; null where no single one is.</param>
    public sealed record Refused(Sentence Why, string? Field = null) : Outcome;

    /// <summary>The account has no such document.</summary>
    public sealed record NotFound : Outcome;
}

/// <summary>Something that a member did, as the account's activity shows it.</summary>
/// <param name="Subject">The number of the document, or whom or what it was done to.</param>
/// <param name="Details">What a reader must know beside that; never the content of a document.</param>
public sealed record Activity(AuditAction Action, string? Subject, Sentence? Details = null);
