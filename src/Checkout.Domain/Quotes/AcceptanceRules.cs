using System.Linq.Expressions;
using System.Security.Cryptography;

namespace Checkout.Domain.Quotes;

/// <summary>What the acceptance rules look at besides the quote, all read after the lock.</summary>
/// <param name="Contract">The contract that the quote names; null for new business.</param>
/// <param name="Contracts">Of the account: the one that the quote names, and of those that count on the day two at least, where there
/// are as many.</param>
/// <param name="Installed">All units of the contract.</param>
/// <param name="Today">The vendor's business date.</param>
/// <param name="Zone">The vendor's, in which a day ends.</param>
public sealed record AcceptanceContext(
    Contract? Contract,
    IReadOnlyCollection<Contract> Contracts,
    IReadOnlyCollection<InstalledProduct> Installed,
    DateOnly Today,
    TimeZoneInfo Zone)
{
    /// <summary>What a colleague asked to be approved; null where nobody did.</summary>
    public QuoteApproval? Request { get; init; }

    /// <summary>Who accepts; null where nobody in particular does.</summary>
    public Guid? AcceptedBy { get; init; }

    /// <summary>What that person may order alone.</summary>
    public MemberRights Rights { get; init; } = MemberRights.None;
}

/// <summary>Decides whether a quote can be accepted, and if not why (R7 to R11, R20).</summary>
public static class AcceptanceRules
{
    /// <summary>Days after a contract's end on which its renewal still starts the day after that end (R10).</summary>
    public const int RenewalGraceDays = 30;

    private const string TwoPeople = "take two people: one asks for approval, a second one accepts.";

    /// <summary>Whether anything but its status and its day may refuse the quote: new business that an account executive offers stands by
    /// itself.</summary>
    public static Expression<Func<Quote, bool>> CanBeOvertaken { get; } =
        quote => quote.Origin == QuoteOrigin.Customer || quote.Type != QuoteType.New;

    /// <returns>Null where the quote can be accepted.</returns>
    public static Sentence? Refusal(Quote quote, AcceptanceContext context) =>
        OfStatus(quote, context) ?? OfContract(quote, context) ?? OfStart(quote, context.Today)
        ?? OfContractCount(quote, context) ?? OfTier(quote, context);

    /// <summary>Which units a renewal continues: SHA-256 over the products in force to the contract's end and their quantities, in
    /// hexadecimal.</summary>
    public static string Fingerprint(IEnumerable<InstalledProduct> installed, DateOnly contractEndsOn)
    {
        var units = installed
            .Where(product => product.IsRecurring && product.IsInForceOn(contractEndsOn))
            .GroupBy(product => product.Sku, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key}={group.Sum(product => product.Quantity):0.####}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(';', units))));
    }

    /// <returns>Why this person can't accept what comes to this total; null where that is possible. Nobody approves for a colleague what
    /// would take approval from themselves.</returns>
    public static Sentence? OfApproval(Quote quote, Account account, Money total, AcceptanceContext context) =>
        context.Rights.AsksApprovalOf(total, account.Currency)
            ? (Sentence)($"You may order up to {new Money(context.Rights.OrdersUpTo ?? 0m, account.Currency)} here, and {quote.Number} "
                + $"comes to {total}. {(context.Request is null ? "Ask for approval instead." : "A colleague who may order more has to.")}")
            : context.Request is not null || !account.AsksApprovalOf(total, context.Rights) ? null
            : total.Currency != account.Currency
            ? $"At {account.Name}, orders in another currency than {account.Currency} {TwoPeople}"
            : (Sentence)($"At {account.Name}, orders above {new Money(account.ApprovalAbove ?? 0m, account.Currency)} {TwoPeople} "
                + $"{quote.Number} comes to {total}.");

    /// <summary>Whether accepting one quote makes another, which can be accepted now, impossible: a renewal continues the units that its
    /// contract holds, and one that ends a term is the only one (R9, R10).</summary>
    public static bool Lapses(Quote quote, Quote accepted, Contract? contract) =>
        quote.Slug != accepted.Slug && (accepted.Type is QuoteType.New
            ? quote is { Origin: QuoteOrigin.Customer, Type: QuoteType.New }
            : contract is not null && quote.ContractId == contract.Id && accepted.ContractId == contract.Id && (
                accepted.Type is QuoteType.Renewal ? quote.ContractEndsOn is not null
                    : quote.RenewalFingerprint is not null && accepted.Lines.Any(line => line.IsRecurring)));

    private static Sentence? OfStatus(Quote quote, AcceptanceContext context) =>
        context is not { Request: { } request, AcceptedBy: { } userId } || quote.StatusOn(context.Today) is not QuoteStatus.PendingApproval
            ? quote.WhyNotOpen(context.Today, context.Zone)
            : request.RequestedById == userId
            ? (Sentence)$"You asked for approval of {quote.Number}, so someone else has to give it."
            : null;

    private static Sentence? OfContract(Quote quote, AcceptanceContext context)
    {
        if (quote.Type is QuoteType.New || context.Contract is not { } contract)
        {
            return null;
        }

        if (contract.EndedEarly(context.Today) is { } ended)
        {
            return ended.Then($"Nothing can be added to it.");
        }

        var number = contract.Number;
        if (quote.ContractEndsOn is { } expected && contract.EndsOn != expected)
        {
            return quote.Type is QuoteType.Renewal
                ? (Sentence)($"Contract {number} was already renewed: it now ends on {contract.EndsOn}. "
                    + $"One renewal can be accepted per term.")
                : $"Contract {number} now ends on {contract.EndsOn}, not on {expected} as when {quote.Number} was made. {(
                    quote.Origin is QuoteOrigin.Customer ? "Edit the quote to refresh it." : "Ask for a refreshed quote.")}";
        }

        if (quote.Type is QuoteType.AddOn)
        {
            return context.Today > contract.EndsOn
                ? (Sentence)$"Contract {number} ended on {contract.EndsOn}. Nothing can be added to it."
                : null;
        }

        if (context.Today > contract.EndsOn.AddDays(RenewalGraceDays))
        {
            return $"Contract {number} ended on {contract.EndsOn}, more than {RenewalGraceDays} days ago. It can no longer be renewed; "
                + $"ask for a new quote.";
        }

        return quote.RenewalFingerprint is not { } fingerprint
            || string.Equals(fingerprint, Fingerprint(context.Installed, contract.EndsOn), StringComparison.Ordinal)
            ? null
            : (Sentence)$"Licenses were added to contract {number} since {quote.Number} was made. {(
                quote.Origin is QuoteOrigin.Customer
                    ? "Refresh the renewal, and it includes them." : "Ask for a refreshed renewal that includes them.")}";
    }

    private static Sentence? OfStart(Quote quote, DateOnly today) =>
        quote.Origin is QuoteOrigin.Customer && quote.StartsOn is { } start && start < today
            ? (Sentence)$"{quote.Number} was to start on {start}, which has passed. Choose a new start."
            : null;

    // A price that many units earned goes with them, as when the order that brought them was canceled.
    private static Sentence? OfTier(Quote quote, AcceptanceContext context)
    {
        if (quote is not { Origin: QuoteOrigin.Customer, Type: QuoteType.AddOn })
        {
            return null;
        }

        DateOnly StartOf(QuoteLine line) => line.StartsOn ?? quote.StartsOn ?? context.Today;
        decimal UnitsOf(QuoteLine line) => quote.Lines
                .Where(other => other.ProductId == line.ProductId && StartOf(other) <= StartOf(line)).Sum(other => other.Quantity)
            + context.Installed.Where(unit => unit.ProductId == line.ProductId && unit.IsInForceOn(StartOf(line)))
                .Sum(unit => unit.Quantity);
        return quote.Lines.OrderBy(line => line.Position).FirstOrDefault(line => line.Origin is { } tier && UnitsOf(line) < tier.TierFrom)
            is { } lost
            ? (Sentence)($"Fewer units of {lost.Name} are in force now than when {quote.Number} was saved, so its price has changed. "
                + $"Refresh {quote.Number} to see today’s.")
            : null;
    }

    private static Sentence? OfContractCount(Quote quote, AcceptanceContext context)
    {
        if (quote is { Origin: QuoteOrigin.Customer, Type: QuoteType.New }
            && context.Contracts.FirstOrDefault(contract => contract.CountsOn(context.Today)) is { } begun)
        {
            return $"Contract {begun.Number} was made since {quote.Number} was saved. Refresh {quote.Number}, and it adds to that "
                + $"contract.";
        }

        // A renewal holds what its contract held; nothing of it is new.
        if (quote.Origin is not QuoteOrigin.Customer || quote.Type is QuoteType.Renewal
            || context.Contracts.Count(contract => contract.CountsOn(context.Today)) < 2)
        {
            return null;
        }

        var start = quote.StartsOn ?? context.Today;
        var owned = context.Installed.Where(product => product.IsInForceOn(context.Today) || product.IsInForceOn(start))
            .Select(product => product.ProductId).ToHashSet();
        return quote.Lines.All(line => owned.Contains(line.ProductId))
            ? null
            : (Sentence)$"Your company has several contracts, so new products can’t be added here. Your account executive can.";
    }
}
