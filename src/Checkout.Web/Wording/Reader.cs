using System.Collections.Concurrent;

namespace Checkout.Web.Wording;

/// <summary>For whom this request writes dates, times and amounts: the person's own choice, else the current account's locale and
/// zone, before sign-in the vendor's.</summary>
public sealed class Reader(BusinessCalendar calendar, TimeProvider clock)
{
    private static readonly CultureInfo Default = CultureInfo.GetCultureInfo("en-US");

    private static readonly ConcurrentDictionary<string, CultureInfo> Known = new(StringComparer.Ordinal);

    private DateOnly? _today;

    public CultureInfo Culture { get; private set; } = Default;

    public TimeZoneInfo Zone { get; private set; } = calendar.Zone;

    /// <summary>The vendor's business date, read once: a page shows one day. Verbs take their own reading after the lock; this one is for
    /// pages.</summary>
    public DateOnly Today => _today ??= calendar.DateAt(clock.GetUtcNow());

    /// <summary>Takes over a locale and a zone. What this machine doesn't know leaves the default in place.</summary>
    public void Adopt(string? locale, string? timeZone)
    {
        Culture = CultureFor(locale ?? "");
        Zone = timeZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? zone : calendar.Zone;
    }

    /// <summary>The culture of a locale; the default where there is no such locale.</summary>
    public static CultureInfo CultureFor(string locale) => Known.GetOrAdd(locale, static locale => Locales.Find(locale) ?? Default);
}
