using Checkout.Data.Statements;
using Checkout.Domain;
using Checkout.Web.Documents;
using Checkout.Web.Features.Statements;
using Checkout.Web.Features.Statements.Email;
using Checkout.Web.Wording;

namespace Checkout.Web.Messages;

/// <summary>What is said about statements.</summary>
internal static class StatementMessages
{
    /// <param name="today">The business date now: a statement that can still change is sent as it stands.</param>
    public static async Task<MailContent?> SentAsync(MessageSource source, StatementPdf pdf, DateOnly today, CancellationToken cancellationToken)
    {
        var asked = StatementAsked.FromJson(source.Message.Data);
        var days = new DateRange(asked.From, asked.Until);
        var (scope, _) = await source.Db.StatementScopeAsync(days, today, asked.Contract, asked.Currency, cancellationToken);
        if (scope is null)
        {
            return null;
        }

        var sums = await new StatementMovements(source.Db, scope).SumsAsync(cancellationToken);
        var (period, standing) = (StatementWords.Period(scope, source.Culture), StatementWords.Standing(scope));
        var name = DownloadName.Of("statement", scope.Range.To, "pdf");
        return new MailContent(
            $"Statement of {source.Account.Name}, {period}",
            [
                $"Attached is the statement of {source.Account.Name} ({source.Account.Number})"
                    + $"{(scope.Contract is { } contract ? $" for contract {contract.Number}" : "")}, {period}.",
                $"{standing}: {StatementWords.Explanation(scope, source.Culture)}{(scope.IsFinal ? "" : " It is sent as it stood at the moment of sending.")}",
            ])
        {
            Facts =
            [
                new($"Opening balance, {DateText.Brief(scope.Range.From, source.Culture)}", MoneyText.Of(scope.In(sums.Opening), source.Culture)),
                new($"Closing balance, {DateText.Brief(scope.Range.To, source.Culture)}", MoneyText.Of(scope.In(sums.Closing), source.Culture)),
            ],
            Action = new("See the statement", source.Link("/Statements", StatementLinks.Fixed(scope.Range, scope.Currency.Code, scope.Contract?.Slug)["/Statements?".Length..].Insert(0, "&"))),
            Reason = $"You get this because you are a billing contact of {source.Account.Name} and somebody there sent it to you.",
            Attachments = [new(name, "application/pdf", await pdf.PrintAsync(source.Db, scope, source.Culture, cancellationToken))],
        };
    }
}
