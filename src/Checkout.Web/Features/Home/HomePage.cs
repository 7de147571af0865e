using Checkout.Data.Acceptances;
using Checkout.Web.Charts;
using Checkout.Web.Features.Quotes;
using Checkout.Web.Features.Users.Requests;

namespace Checkout.Web.Features.Home;

/// <summary>Home: what needs this person, where the account stands, what came last, whom to ask.</summary>
public sealed record HomePage
{
    /// <summary>The soonest to expire first; the list says when there are more.</summary>
    public required IReadOnlyList<WaitingQuote> Quotes { get; init; }

    public required int QuotesWaiting { get; init; }

    /// <summary>Quotes that are open and can’t be accepted as they are, because something else was.</summary>
    public required IReadOnlyList<OvertakenQuote> Overtaken { get; init; }

    /// <summary>Contracts whose automatic payments failed and left invoices open.</summary>
    public required IReadOnlyList<FailedAutopay> Failed { get; init; }

    /// <summary>One per currency.</summary>
    public required IReadOnlyList<OverdueSum> Overdue { get; init; }

    /// <summary>What the ledger says, per currency, without those that are even.</summary>
    public required IReadOnlyList<AccountBalance> Balances { get; init; }

    public required Currency Currency { get; init; }

    public required Renewal? NextRenewal { get; init; }

    public required LicensesInForce Licenses { get; init; }

    /// <summary>One per currency; none where nothing was invoiced in twelve months.</summary>
    public required IReadOnlyList<Chart> Spending { get; init; }

    public required IReadOnlyList<RecentDocument> Recent { get; init; }

    public required AccountExecutive Executive { get; init; }

    public required int Messages { get; init; }

    /// <summary>Contracts that are to pay themselves with a card that can’t be charged by then, the soonest first.</summary>
    public required IReadOnlyList<UncoveredContract> Uncovered { get; init; }

    /// <summary>Who waits for access, where the reader can give it.</summary>
    public IReadOnlyList<AccessRequestRow> Asking { get; init; } = [];

    public int Needs => Asking.Count + Quotes.Count + Overtaken.Count + Overdue.Count(sum => sum.Count > 0) + Failed.Count
        + Uncovered.Count;

    /// <summary>The title is the answer.</summary>
    public string Title => Needs switch
    {
        0 => "Nothing needs your attention today",
        1 => "One thing needs your attention",
        _ => $"{Words[Math.Min(Needs, Words.Length - 1)]} things need your attention",
    };

    private static readonly string[] Words = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Many"];
}

/// <summary>A quote that can be accepted now.</summary>
/// <param name="IsOwn">True where the account made it by itself.</param>
public sealed record WaitingQuote(string Number, string Slug, string Title, Money Total, DateOnly ExpiresOn, bool IsOwn)
{
    public static WaitingQuote Of(Quote quote) =>
        new(quote.Number, quote.Slug, quote.Title, quote.Total, quote.ExpiresOn, quote.Origin is QuoteOrigin.Customer);
}

/// <summary>A quote that can’t be accepted as it is.</summary>
/// <param name="Path">Where a refreshed one is made or asked for.</param>
public sealed record OvertakenQuote(WaitingQuote Quote, Sentence Why, string Path)
{
    public static OvertakenQuote Of(OpenQuote open) => new(WaitingQuote.Of(open.Quote), open.Refusal!,
        open.Quote.CanRevise ? QuotePage.EditPathOf(open.Quote, open.Contract) : $"/Quotes/{open.Quote.Slug}/Questions");
}

/// <summary>Open invoices of a contract that autopay could not pay.</summary>
/// <param name="Invoice">One of them.</param>
/// <param name="Reason">Why its last charge failed, in plain words.</param>
/// <param name="RetryOn">The day of the next try; null where there is none.</param>
public sealed record FailedAutopay(string Number, string Slug, int Count, Money Amount, string Invoice, string InvoiceSlug, string Reason,
    DateOnly? RetryOn);

/// <summary>What is to be paid in one currency: open invoices less what is not applied to any yet.</summary>
public sealed record AccountBalance(Money Amount, Money Unapplied);

/// <summary>What is past due in one currency. Disputed invoices are counted apart: nobody is pressed to pay them.</summary>
public sealed record OverdueSum(Money Amount, int Count, int Disputed, OverdueInvoice? Oldest);

/// <summary>A contract that is to pay itself with a card that can’t be charged by then.</summary>
/// <param name="ChargeOn">The day of its next charge.</param>
/// <param name="Method">What is printed of the card; null where none is on file.</param>
/// <param name="LastOn">The card’s last day.</param>
public sealed record UncoveredContract(string Number, string Slug, DateOnly ChargeOn, string? Method, DateOnly? LastOn);

public sealed record OverdueInvoice(string Number, string Slug, DateOnly DueOn);

/// <summary>The contract whose term ends next, and the day after.</summary>
public sealed record Renewal(string Number, string Slug, DateOnly On, bool Automatic);

/// <summary>Recurring units in force today.</summary>
/// <param name="Units">Sums per unit, the largest first.</param>
public sealed record LicensesInForce(IReadOnlyList<(string Unit, decimal Quantity)> Units, int Products, int Contracts)
{
    /// <summary>Entries that are summed up; of more only that they are more is said.</summary>
    public const int Most = 1000;

    public bool IsMore { get; init; }
}

/// <summary>A row of the latest documents.</summary>
public sealed record RecentDocument(DocumentKind Kind, string Number, string Slug, string What, DateOnly On, Money Amount,
    StatusWord Status);
