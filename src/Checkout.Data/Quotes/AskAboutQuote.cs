namespace Checkout.Data.Quotes;

/// <summary>Keeps a question about a version of a quote, and sends it to the account executive.</summary>
public sealed class AskAboutQuote(Submissions submissions)
{
    public Task<Outcome> RunAsync(Submission form, string slug, int revision, string question, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var quote = await db.VersionAsync(slug, revision, token) ?? throw new NotFoundException();
            var asked = new QuoteQuestion(quote, form.UserId, form.UserName, question, now);
            db.QuoteQuestions.Add(asked);
            await db.NotifyExecutiveAsync(form, MessageKind.QuestionAsked, asked.Id, now, token);
            return new Outcome.Done(
                DocumentPath.Of(DocumentKind.Quote, quote.Slug), AuditAction.QuoteAsked, quote.Number, $"Version {quote.Revision}");
        }, cancellation);
}
