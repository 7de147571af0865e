using Checkout.Web.Documents.Export;

namespace Checkout.Web.Features.Quotes;

/// <summary>A quote in the list and in its exports.</summary>
public sealed record QuoteRow : IListRow
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required QuoteType Type { get; init; }

    public required QuoteStatus Stored { get; init; }

    public required DateOnly Today { get; init; }

    public required DateOnly? PublishedOn { get; init; }

    public required DateOnly ExpiresOn { get; init; }

    public required DateTimeOffset? DecidedAt { get; init; }

    public required decimal Amount { get; init; }

    public required Currency Currency { get; init; }

    public required QuoteOrigin Origin { get; init; }

    public required string Executive { get; init; }

    /// <summary>Who made it.</summary>
    public string MadeBy => Origin is QuoteOrigin.Customer ? "Your company" : Executive;

    public QuoteStatus Status => Quote.DerivedStatus(Stored, ExpiresOn, Today);

    public StatusWord StatusWord => QuoteWords.StatusOf(Status);

    public Money Total => new(Amount, Currency);

    /// <summary>True where few days are left to accept it.</summary>
    public bool ExpiresSoon => Status is QuoteStatus.Active && ExpiresOn <= Today.AddDays(QuotePage.SoonDays);

    public static ExportColumns<QuoteRow> Columns { get; } = new ExportColumns<QuoteRow>()
        .Text("Number", row => row.Number)
        .Text("Name", row => row.Title)
        .Text("Type", row => QuoteWords.Of(row.Type))
        .Text("Status", row => QuoteWords.Of(row.Status))
        .Date("Published", row => row.PublishedOn)
        .Date("Expires", row => row.ExpiresOn)
        .Text("Made by", row => row.MadeBy)
        .Amount("Total", row => row.Total)
        .Text("Currency", row => row.Currency.Code);

    public static DocumentRowQuery<Quote, QuoteRow> Query { get; } = new((db, quote, today) => new QuoteRow
    {
        Id = quote.Id,
        Number = quote.Number,
        Slug = quote.Slug,
        Title = quote.Title,
        Type = quote.Type,
        Stored = quote.Status,
        Today = today,
        PublishedOn = quote.PublishedOn,
        ExpiresOn = quote.ExpiresOn,
        DecidedAt = quote.DecidedAt,
        Amount = quote.TotalAmount,
        Currency = quote.Currency,
        Origin = quote.Origin,
        // The account's; a quote has none of its own.
        Executive = db.Accounts.Select(account => account.Executive.Name).First(),
    });
}
