using Checkout.Data.Statements;
using Checkout.Web.Documents;
using Checkout.Web.Documents.Pdf;
using Checkout.Web.Templates;

namespace Checkout.Web.Features.Statements;

/// <summary>The statement as a document: the same figures as the page, all movements, and the sum carried from page to page.</summary>
public sealed class StatementPdf(PdfDocuments documents)
{
    private const int ItemsPrinted = 500;

    private static readonly CompiledQuery<Func<CheckoutDbContext, Guid?, CancellationToken, Task<Issuer?>>> Issuers = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, Guid? contract, CancellationToken _) => db.LegalEntities.AsNoTracking()
            .OrderBy(entity => db.Contracts.Where(row => row.Id == contract).Select(row => row.LegalEntityId).Contains(entity.Id) ? 0
                : entity.IsDefault ? 1 : 2)
            .ThenBy(entity => entity.Ordinal)
            .Select(entity => new Issuer(entity, db.AccountLocks.Select(row => row.Revision).Single()))
            .FirstOrDefault()));

    public async Task<byte[]> PrintAsync(CheckoutDbContext db, StatementScope scope, CultureInfo culture, CancellationToken cancellation)
    {
        await using var reading = scope.IsFinal ? null : await db.BeginReadingAsync(cancellation);
        var account = await db.Accounts.AsNoTracking().SingleAsync(cancellation);
        var (issuer, _) = await IssuerAsync(db, scope, cancellation);
        var (movements, items) = (new StatementMovements(db, scope), new OpenItemsAtClosing(db, scope));
        var sums = await movements.SumsAsync(cancellation);
        var aging = await items.AgingAsync(sums.Closing, cancellation);
        var open = await items.PageAsync(0, ItemsPrinted, cancellation);
        var lines = await movements.AllAsync(sums.Opening, cancellation)
            .Select(line => StatementLine.Of(scope, line)).ToListAsync(cancellation);

        // The same statement printed again is the same file.
        var createdAt = new DateTimeOffset(scope.Range.To.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var days = $"{DateText.Brief(scope.Range.From, culture)} to {DateText.Brief(scope.Range.To, culture)}";
        var number = $"Statement {account.Number}, {days}";
        using var pdf = documents.Begin(new PdfHead(number, number, issuer, createdAt)
        {
            Kind = DocumentFooter.Statement,
        });
        pdf.Title($"Statement, {StatementWords.Standing(scope).ToLowerInvariant()}",
            $"{StatementWords.Period(scope, culture)}, in {scope.Currency.Code}");
        pdf.Facts(new PdfFacts("For", [.. For(account)]), PdfFacts.Known("Statement",
            ("Account", account.Number),
            ("Contract", scope.Contract?.Number),
            ($"Opening, {DateText.Brief(scope.Range.From, culture)}", MoneyText.Of(scope.In(sums.Opening), culture)),
            ($"Closing, {DateText.Brief(scope.Range.To, culture)}", MoneyText.Of(scope.In(sums.Closing), culture))));
        pdf.SmallPrint($"{StatementWords.Standing(scope)}: {StatementWords.Explanation(scope, culture)}");
        if (scope.Contract is { } contract)
        {
            pdf.SmallPrint(StatementWords.OfContract(contract));
        }

        pdf.Table(Movements(scope, sums, lines, culture));
        Kinds(pdf, scope, sums, culture);
        Ages(pdf, scope, aging, culture);
        Items(pdf, scope, open, culture);
        return pdf.ToArray();
    }

    /// <summary>One of the vendor's companies: that of the contract, or the one that contracts where nothing else is said. With it comes
    /// the account's revision, so that who asks last knows whether anything was written meanwhile.</summary>
    public static async Task<(PdfLetterhead Letterhead, Guid Revision)> IssuerAsync(
        CheckoutDbContext db, StatementScope scope, CancellationToken cancellation)
    {
        var contract = scope.Contract?.Id ?? scope.Account.FirstContract;
        var found = await Issuers.For(db)(db, contract, cancellation)
            ?? throw new InvalidOperationException("The vendor has no legal entity to head a statement.");
        return (found.Entity.Letterhead(), found.Revision);
    }

    private static IEnumerable<PdfFact> For(Domain.Accounts.Account account)
    {
        foreach (var line in account.BillingAddress.Lines().Append(CountryText.Name(account.BillingAddress.Country)))
        {
            yield return line;
        }
    }

    private static PdfTable Movements(StatementScope scope, StatementSums sums, IReadOnlyList<StatementLine> lines, CultureInfo culture)
    {
        string Bare(Money money) => MoneyText.WithoutCurrency(money, culture);
        var opening = Bare(scope.In(sums.Opening));
        var rows = lines.Select(line => new PdfRow(
            DateText.Brief(line.On, culture),
            line.Number,
            new PdfCell(line.What, line.Movement?.DatedOn is { } dated ? $"dated {DateText.Brief(dated, culture)}" : null),
            Bare(line.Amount!.Value),
            Bare(line.Balance))
        { Carried = Bare(line.Balance) });
        return new PdfTable(
            [PdfColumn.Compact("Date", 74), PdfColumn.Text("Document", 1.2), PdfColumn.Text("What", 1.4),
            PdfColumn.Figure($"Amount, {scope.Currency.Code}", 86), PdfColumn.Figure($"Balance, {scope.Currency.Code}", 86)],
            rows.Prepend(new PdfRow(DateText.Brief(scope.Range.From, culture), "Opening balance", "", "", opening)
            {
                Carried = opening,
                IsSum = true
            }))
        {
            Carry = new PdfCarry(4),
            Totals = [new PdfTotal($"Closing balance, {DateText.Brief(scope.Range.To, culture)}",
            MoneyText.Of(scope.In(sums.Closing), culture), Emphasised: true)],
        };
    }

    private static void Kinds(PdfDocumentWriter pdf, StatementScope scope, StatementSums sums, CultureInfo culture)
    {
        string Text(decimal amount) => MoneyText.WithoutCurrency(scope.In(amount), culture);
        pdf.Heading("Totals by kind");
        pdf.Table(new PdfTable(
            [PdfColumn.Text("Kind", 2), PdfColumn.Figure("Count", 62), PdfColumn.Figure($"Amount, {scope.Currency.Code}", 110)],
            [
                new PdfRow("Opening balance", "", Text(sums.Opening)),
                .. sums.Kinds.Select(kind => new PdfRow(StatementLine.Words(kind.Kind), QuantityText.Of(kind.Count, culture),
                Text(kind.Amount))),
                new PdfRow("Closing balance, their sum", "", Text(sums.Closing)) { IsSum = true },
            ]));
    }

    private static void Ages(PdfDocumentWriter pdf, StatementScope scope, Aging aging, CultureInfo culture)
    {
        string Text(decimal amount) => MoneyText.WithoutCurrency(scope.In(amount), culture);
        pdf.Heading($"What was open on {DateText.Spelled(scope.ClosingOn, culture)}");
        pdf.Table(new PdfTable(
            [PdfColumn.Text("Age", 2), PdfColumn.Figure($"Open, {scope.Currency.Code}", 110)],
            [
                .. StatementWords.Buckets(aging).Select(bucket => new PdfRow(bucket.Word, Text(bucket.Amount))),
                new PdfRow("Unapplied payments and credits", Text(aging.Unapplied)),
                new PdfRow("Closing balance, their sum", Text(aging.Total)) { IsSum = true },
            ]));
        pdf.Paragraph($"Days are {StatementWords.AgesCount}");
        if (aging.DisputedWithin != 0m)
        {
            pdf.Paragraph($"Of what is open, {MoneyText.Of(scope.In(aging.DisputedWithin), culture)} is in dispute.");
        }
    }

    private static void Items(PdfDocumentWriter pdf, StatementScope scope, OpenItems open, CultureInfo culture)
    {
        if (open.IsEmpty)
        {
            return;
        }

        var invoices = open.Invoices.Select(invoice => new PdfRow(
            new PdfCell(invoice.Number, invoice.IsDisputed ? "in dispute" : null),
            "Invoice",
            DateText.Brief(invoice.IssuedOn, culture),
            invoice.DueOn is { } due ? DateText.Brief(due, culture) : "",
            MoneyText.WithoutCurrency(scope.In(invoice.Open), culture)));
        var credits = open.Credits.Select(credit => new PdfRow(
            credit.Number,
            StatementWords.Of(credit.Source.Kind),
            DateText.Brief(credit.PostedOn, culture),
            "",
            MoneyText.WithoutCurrency(scope.In(-credit.Rest), culture)));
        pdf.Heading("Open items");
        pdf.Table(new PdfTable(
            [PdfColumn.Text("Document", 1.2), PdfColumn.Text("What"), PdfColumn.Compact("Issued", 74), PdfColumn.Compact("Due", 74),
            PdfColumn.Figure($"Open, {scope.Currency.Code}", 86)],
            invoices.Concat(credits)));
        if (open.HasMore || open.HasMoreCredits)
        {
            pdf.SmallPrint(
                $"These are the first {QuantityText.Of(ItemsPrinted, culture)} of each kind. The portal offers all of them as a file.");
        }
    }

    private sealed record Issuer(LegalEntity Entity, Guid Revision);
}
