using Checkout.Domain.Contracts;

namespace Checkout.Data.Contracts;

/// <summary>How such a form ended.</summary>
public abstract record BillingDetailsResult
{
    private BillingDetailsResult()
    {
    }

    /// <summary>Written.</summary>
    public sealed record Changed(BillingDetailsChange Change, string ResultUrl) : BillingDetailsResult;

    /// <summary>The same form was carried out before: this is its first result.</summary>
    public sealed record Repeated(string ResultUrl) : BillingDetailsResult;

    /// <summary>It says what stands already; nothing was written.</summary>
    public sealed record Unchanged : BillingDetailsResult;

    /// <summary>Somebody was faster; nothing was written.</summary>
    /// <param name="Revision">What stands now, to begin from.</param>
    /// <param name="Since">The changes that the form did not show, oldest first.</param>
    public sealed record Overtaken(BillingDetailsMerge Merge, int Revision, IReadOnlyList<BillingDetailsChange> Since) : BillingDetailsResult;

    /// <summary>The account has no such contract.</summary>
    public sealed record NotFound : BillingDetailsResult;
}
