namespace Checkout.Web.Wording;

/// <summary>For whom this request writes dates, times and amounts: the current account's locale and zone, before sign-in the
/// vendor's.</summary>
public sealed class Reader(BusinessCalendar calendar, TimeProvider clock)
{
    private static readonly CultureInfo Default = CultureInfo.GetCultureInfo("en-US");

    private DateOnly? _today;

    public CultureInfo Culture { get; private set; } = Default;

    public TimeZoneInfo Zone { get; private set; } = calendar.Zone;

    /// <summary>The vendor's business date, read once: a page shows one day. Verbs take their own reading after the lock; this one is for
    /// pages.</summary>
    public DateOnly Today => _today ??= calendar.DateAt(clock.GetUtcNow());

    /// <summary>Takes over an account's locale and zone. What this machine doesn't know leaves the default in place.</summary>
    public void Adopt(string locale, string timeZone)
    {
        Culture = CultureFor(locale);
        Zone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? zone : calendar.Zone;
    }

    /// <summary>The culture of a locale such as “de-DE”, always with Gregorian dates: that is what documents carry.</summary>
    public static CultureInfo CultureFor(string locale)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(locale, predefinedOnly: true);
            if (culture.IsNeutralCulture || culture.Equals(CultureInfo.InvariantCulture))
            {
                return Default;
            }

            return culture.Calendar is GregorianCalendar ? culture : WithGregorianDates(culture);
        }
        catch (CultureNotFoundException)
        {
            return Default;
        }
    }

    private static CultureInfo WithGregorianDates(CultureInfo culture)
    {
        var gregorian = culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault();
        if (gregorian is null)
        {
            return Default;
        }

        var copy = (CultureInfo)culture.Clone();
        copy.DateTimeFormat.Calendar = gregorian;
        return CultureInfo.ReadOnly(copy);
    }
}
