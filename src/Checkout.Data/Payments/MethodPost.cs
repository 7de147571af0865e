namespace Checkout.Data.Payments;

/// <summary>What a member wants with the account’s payment methods.</summary>
public sealed record MethodPost(Guid AccountId, Guid UserId, string UserName, string UserEmail, string? IpAddress);

/// <summary>What becomes of the contracts that pay themselves with a method that is removed.</summary>
/// <param name="Method">The slug of another one; null: they stop paying themselves.</param>
public sealed record AfterRemoval(string? Method);

/// <summary>How it ended.</summary>
public abstract record MethodResult
{
    private MethodResult()
    {
    }

    public sealed record Done(string Name) : MethodResult;

    /// <summary>It is as it was wanted already.</summary>
    public sealed record Unchanged(string Name) : MethodResult;

    /// <summary>Contracts pay themselves with it, and nobody said what is next; nothing was written.</summary>
    public sealed record NeedsChoice(IReadOnlyList<string> Contracts) : MethodResult;

    /// <summary>Nothing was written.</summary>
    public sealed record Refused(string Sentence) : MethodResult;

    public sealed record NotFound : MethodResult;
}
