using Checkout.Data;
using Checkout.Domain;
using Checkout.Domain.Ledger;
using Checkout.Domain.Statements;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Checkout.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Statements;

/// <summary>A line of a statement.</summary>
public sealed record StatementLine(DateOnly On, LedgerKind Kind, string Number, string Slug, Money Amount, Money Balance)
{
    public DocumentKind DocumentKind => Kind switch
    {
        LedgerKind.Invoice => DocumentKind.Invoice,
        LedgerKind.CreditMemo or LedgerKind.WriteOff => DocumentKind.CreditMemo,
        _ => DocumentKind.Payment,
    };

    public string Word => Kind switch
    {
        LedgerKind.CreditMemo => "Credit",
        LedgerKind.WriteOff => "Write-off",
        _ => Kind.ToString(),
    };
}

/// <summary>A statement of one currency over a period.</summary>
public sealed record StatementPage(
    StatementPeriod Asked, DateRange Range, Currency? Currency, IReadOnlyList<Currency> Currencies, Money? Opening, Money? Closing, IReadOnlyList<StatementLine> Lines, bool IsProvisional);

/// <summary>Invoices, payments and credits over a period, with a running balance.</summary>
[Route("Statements")]
public sealed class StatementsController(CheckoutDbContext db, Reader reader) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Index([FromQuery] StatementPeriod asked, CancellationToken cancellation)
    {
        var range = asked.Range(reader.Today);
        var currencies = await db.LedgerEntries.Select(entry => entry.Currency).Distinct().ToListAsync(cancellation);
        currencies.Sort((left, right) => string.CompareOrdinal(left.Code, right.Code));
        var currency = currencies.Find(known => known.Code == asked.Currency) ?? currencies.FirstOrDefault();
        var closedThrough = await db.Books.Select(books => books.ClosedThrough).SingleAsync(cancellation);
        if (currency is null)
        {
            return View(new StatementPage(asked, range, Currency: null, [], Opening: null, Closing: null, [], range.To > closedThrough));
        }

        // One query for opening and movements: nothing can come in between.
        var entries = await db.LedgerEntries.AsNoTracking()
            .Where(entry => entry.Currency == currency && entry.PostedOn <= range.To)
            .OrderBy(entry => entry.PostedOn).ThenBy(entry => entry.Ordinal)
            .Select(entry => new { entry.PostedOn, entry.Kind, entry.Number, entry.Slug, entry.Amount })
            .ToListAsync(cancellation);
        var statement = Statement.Over(range, entries.Select(entry => new Movement(entry.PostedOn, entry.Amount)));
        var within = entries.Where(entry => entry.PostedOn >= range.From).Zip(statement.Movements);
        return View(new StatementPage(
            asked,
            range,
            currency,
            currencies,
            new Money(statement.Opening, currency),
            new Money(statement.Closing, currency),
            [.. within.Select(pair => new StatementLine(pair.First.PostedOn, pair.First.Kind, pair.First.Number, pair.First.Slug, new Money(pair.First.Amount, currency), new Money(pair.Second.Balance, currency)))],
            range.To > closedThrough));
    }
}
