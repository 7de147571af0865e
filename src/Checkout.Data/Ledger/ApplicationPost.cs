using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Checkout.Data.Ledger;

/// <summary>Who sent a form about a credit.</summary>
/// <param name="RequestKey">Unique per form: sending it twice does it once (A11).</param>
public sealed record CreditPost(Guid AccountId, CreditSource Source, Guid RequestKey, Guid UserId, string UserName, string UserEmail, string? IpAddress)
{
    /// <summary>SHA-256 over what was meant, so that a key can't be used for something else.</summary>
    internal string BodyHash(string action, IEnumerable<string> parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n', parts.Prepend(UserId.ToString("N", CultureInfo.InvariantCulture)).Prepend(Source.Path).Prepend(action)))));
}

/// <summary>How much of a credit goes to an invoice.</summary>
/// <param name="Invoice">The invoice's slug.</param>
/// <param name="Shown">What was open on it when the form was opened: what fitted then and no longer does was taken by somebody else.</param>
public sealed record CreditSplit(string Invoice, decimal Amount, decimal Shown);

/// <summary>How applying or undoing ended.</summary>
public abstract record ApplicationResult
{
    private ApplicationResult()
    {
    }

    /// <summary>It was carried out.</summary>
    /// <param name="Amount">What was moved, in all.</param>
    /// <param name="Invoices">The numbers of the invoices.</param>
    public sealed record Done(string ResultUrl, Domain.Money Amount, IReadOnlyList<string> Invoices) : ApplicationResult;

    /// <summary>The same form was carried out before.</summary>
    public sealed record Repeated(string ResultUrl) : ApplicationResult;

    /// <summary>The key was used for a form that said something else.</summary>
    public sealed record KeyReused(string ResultUrl) : ApplicationResult;

    /// <summary>What was entered can't be done; nothing was written.</summary>
    /// <param name="Index">The split that is at fault; null where no single one is.</param>
    public sealed record Invalid(string Sentence, int? Index) : ApplicationResult;

    /// <summary>It could have been done when the form was opened, but not any more; nothing was written.</summary>
    public sealed record Changed(string Sentence) : ApplicationResult;

    /// <summary>The account has no such credit.</summary>
    public sealed record NotFound : ApplicationResult;
}
