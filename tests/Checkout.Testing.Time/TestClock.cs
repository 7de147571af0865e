using System.Diagnostics;
using System.Globalization;

namespace Checkout.Testing.Time;

/// <summary>
/// What time it is for tests, and for every process that they start. No test asks the machine: the environment variable CHECKOUT_TEST_NOW
/// names the instant (ISO 8601), and without it every run begins at the same one. <c>./build clock</c> runs the tests at awkward ones.
/// </summary>
public static class TestClock
{
    public const string Setting = "CHECKOUT_TEST_NOW";

    /// <summary>The day of tests that spell dates out. Only how late it is follows <see cref="Start"/>.</summary>
    public static readonly DateOnly SpelledOut = new(2026, 11, 23);

    private static readonly DateTimeOffset Ordinary = new(SpelledOut, new TimeOnly(20, 0), TimeSpan.Zero);

    private static readonly TimeZoneInfo Vendor = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    /// <summary>The instant at which this process began: where a clock that stands still is set to. Ordinarily noon of November 23, 2026,
    /// for the vendor of the tests.</summary>
    public static DateTimeOffset Start { get; } =
        Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } named ? DateTimeOffset.Parse(named, CultureInfo.InvariantCulture)
            .ToUniversalTime() : Ordinary;

    /// <summary>A clock that runs from <see cref="Start"/>, for what waits and for what works beside another process.</summary>
    public static TimeProvider Running { get; } = new RunningClock(Start);

    /// <summary>The business date of the tests' vendor, in Los Angeles.</summary>
    public static DateOnly Today { get; } = DateIn(Vendor, Start);

    /// <summary>The instant of a day in a zone, by default the vendor’s, at which it is as late by UTC as it was at <see
    /// cref="Start"/>.</summary>
    public static DateTimeOffset On(DateOnly day, TimeZoneInfo? zone = null)
    {
        var same = new DateTimeOffset(day.ToDateTime(TimeOnly.FromTimeSpan(Start.TimeOfDay)), TimeSpan.Zero);
        return same.AddDays(day.DayNumber - DateIn(zone ?? Vendor, same).DayNumber);
    }

    /// <summary>Lets a process that is about to be started go on from here by this clock.</summary>
    public static void GiveTo(ProcessStartInfo start) =>
        start.Environment[Setting] = Running.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The same for a program that knows nothing of tests: whatever host it builds has this clock.</summary>
    public static void GiveToHost(ProcessStartInfo start)
    {
        GiveTo(start);
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(TestClock).Assembly.Location;
    }

    private static DateOnly DateIn(TimeZoneInfo zone, DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    private sealed class RunningClock(DateTimeOffset start) : TimeProvider
    {
        private readonly long _started = Stopwatch.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => start + GetElapsedTime(_started);
    }
}
