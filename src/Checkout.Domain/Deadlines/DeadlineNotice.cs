namespace Checkout.Domain.Deadlines;

/// <summary>A member was told of a deadline: each step once, which a unique index holds as well. Append-only.</summary>
public sealed class DeadlineNotice : AccountEntity, IAccountNote
{
    private DeadlineNotice() { }

    /// <param name="step">How many days before, by the schedule.</param>
    /// <param name="today">The business date.</param>
    public DeadlineNotice(Guid accountId, Guid userId, Deadline deadline, int step, DateOnly today)
        : base(accountId)
    {
        UserId = userId;
        Kind = deadline.Kind;
        SubjectId = deadline.SubjectId;
        On = deadline.On;
        Step = step;
        ToldOn = today;
    }

    public Guid UserId { get; private set; }

    public DeadlineKind Kind { get; private set; }

    public Guid SubjectId { get; private set; }

    public DateOnly On { get; private set; }

    public int Step { get; private set; }

    public DateOnly ToldOn { get; private set; }

    /// <summary>Whether this, or a later step, was told of the deadline.</summary>
    public bool Covers(Deadline deadline, int step) =>
        Kind == deadline.Kind && SubjectId == deadline.SubjectId && On == deadline.On && Step <= step;
}
