using Checkout.Data.Deadlines;
using Checkout.Web.Messages;
using Microsoft.AspNetCore.Authorization;

namespace Checkout.Web.Features.Profile.Calendars;

/// <summary>What calendar programs read, which have no session: the token in the address opens the deadlines of one account. It is part of
/// the query, which no log keeps.</summary>
[AllowAnonymous]
public sealed class CalendarFeedController(CalendarAddresses addresses, IOptions<MailOptions> mail, TimeProvider clock)
    : CheckoutController
{
    public const string Path = "/Calendar.ics";

    [HttpGet(Path)]
    [Throttled(ThrottleGroup.Document)]
    public async Task<IActionResult> Calendar(string? token, CancellationToken cancellation) =>
        await addresses.ReadAsync(token, cancellation) is { } calendar
            ? Content(CalendarFile.Write(calendar, mail.Value.PublicUrl, clock.GetUtcNow()), "text/calendar; charset=utf-8") : NotFound();
}
