using Checkout.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Messages;

/// <summary>What is said about messages from the contact form.</summary>
internal static class ContactMessages
{
    public static async Task<MailContent?> ReceivedAsync(MessageSource source, CancellationToken cancellationToken)
    {
        var request = await RequestAsync(source, cancellationToken);
        return request is null
            ? null
            : new MailContent(
                $"We have your message {request.Number}",
                [$"Thank you, {request.UserName}. Your message has number {request.Number} and went to {request.SentTo}. You wrote:"])
            {
                Quotation = request.Message,
                Action = new("See your messages", source.Link("/Contact")),
                Reason = "You get this because you wrote to us from the portal.",
            };
    }

    public static async Task<MailContent?> ForwardedAsync(MessageSource source, CancellationToken cancellationToken)
    {
        var request = await RequestAsync(source, cancellationToken);
        if (request is null)
        {
            return null;
        }

        var email = await source.Db.Users.Where(user => user.Id == request.UserId).Select(user => user.Email).SingleOrDefaultAsync(cancellationToken);
        var about = request.Document is { } document ? [new MailFact("About", document)] : Array.Empty<MailFact>();
        return new MailContent(
            $"{request.Number} from {source.Account.Name}: {request.Topic}",
            [$"{request.UserName} of {source.Account.Name} ({source.Account.Number}) writes:"])
        {
            Quotation = request.Message,
            Facts = [new("Number", request.Number), .. about],
            Reason = $"Your answer goes to {request.UserName}.",
            ReplyTo = email is null ? null : (request.UserName, email),
        };
    }

    private static async Task<ContactRequest?> RequestAsync(MessageSource source, CancellationToken cancellationToken) =>
        await source.Db.ContactRequests.AsNoTracking().SingleOrDefaultAsync(row => row.Id == source.Message.SubjectId, cancellationToken);
}
