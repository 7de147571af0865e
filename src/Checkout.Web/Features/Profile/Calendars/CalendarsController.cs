using Checkout.Data.Deadlines;
using Checkout.Web.Messages;

namespace Checkout.Web.Features.Profile.Calendars;

/// <summary>Makes, replaces and revokes the address of one's own calendar of an account.</summary>
[SignedInOnly]
[Route("Profile/Calendar")]
public sealed class CalendarsController(CurrentMember member, CalendarAddresses addresses, IOptions<MailOptions> mail) : CheckoutController
{
    /// <summary>Shows the new address on the answer itself: it is kept nowhere, and a link to it would keep it.</summary>
    [HttpPost]
    public async Task<IActionResult> Address(string? number, CancellationToken cancellation)
    {
        if (member.User.AccountNumbered(number) is not { ManagesBilling: true, AsksSignOn: false } account)
        {
            return NotFound();
        }

        var token = await addresses.MakeAsync(account.Id, member.User.Id, Entry(account, AuditAction.CalendarAddressMade), cancellation);
        return View(new CalendarAddressPage(account.Name, account.Number,
            mail.Value.PublicUrl.TrimEnd('/') + CalendarFeedController.Path + QueryString.Create("token", token)));
    }

    [HttpPost("Revocation")]
    public async Task<IActionResult> Revoke(string? number, CancellationToken cancellation)
    {
        var account = member.User.AccountNumbered(number) ?? throw new NotFoundException();
        await addresses.RevokeAsync(account.Id, member.User.Id, Entry(account, AuditAction.CalendarAddressRevoked), cancellation);
        Notify($"The calendar address of {account.Name} no longer works.");
        return LocalRedirect("~/Profile#calendars");
    }

    private Func<DateTimeOffset, AuditEntry> Entry(AccountAccess account, AuditAction action) => now => new AuditEntry(account.Id,
        member.User.Id, member.User.Email, action, subject: null, details: null, HttpContext.Connection.RemoteIpAddress?.ToString(), now);
}

/// <summary>The address, shown once.</summary>
public sealed record CalendarAddressPage(string Account, string Number, string Url);
