using Checkout.Data.Deadlines;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Checkout.Web.Features.Profile.Calendars;

/// <summary>Deadlines as iCalendar (RFC 5545): whole days, with names that stay the same when a day moves, in the account's way of writing
/// amounts.</summary>
internal static class CalendarFile
{
    // How often programs should look.
    private const string Refresh = "PT6H";

    public static string Write(MemberCalendar member, string publicUrl, DateTimeOffset now)
    {
        var (account, culture, portal) = (member.Account, Reader.CultureFor(member.Account.Locale), new Uri(publicUrl));
        var calendar = new Ical.Net.Calendar { ProductId = "-//Checkout//Deadlines//EN" };
        calendar.AddProperty("X-WR-CALNAME", $"{account.Name}: billing");
        calendar.AddProperty("X-PUBLISHED-TTL", Refresh);
        calendar.Events.AddRange(member.Deadlines.Select(due => new CalendarEvent
        {
            Uid = $"{due.Kind}-{account.Number}-{due.Key}@{portal.Host}",
            DtStamp = new CalDateTime(now.UtcDateTime),
            Start = new CalDateTime(due.On),
            Summary = due.Summary.Text(culture),
            Description = due.Title,
            Url = new Uri($"{publicUrl.TrimEnd('/')}{due.Path}?account={Uri.EscapeDataString(account.Number)}"),
            Transparency = TransparencyType.Transparent,
        }));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }
}
