using Checkout.Data.Quotes;

namespace Checkout.Web.Features.Quotes;

/// <summary>Notes for the account executive that a member opened a quote (A13), and never breaks the page over it.</summary>
public sealed class QuoteOpening(QuoteReadings readings, CurrentMember member, ILogger<QuoteOpening> log)
{
    public async Task RecordAsync(HttpRequest request, Quote quote, CancellationToken cancellation)
    {
        if (!Opening.IsSeen(request))
        {
            return;
        }

        try
        {
            await readings.NoteOpeningAsync(quote, member.User.Id, member.User.Name, cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            log.LogWarning(exception, "That {Quote} was opened could not be noted", quote.Number);
        }
    }
}
