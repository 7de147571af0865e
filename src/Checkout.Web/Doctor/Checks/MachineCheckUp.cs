namespace Checkout.Web.Doctor.Checks;

/// <summary>What the program needs of the machine, before it can even read its settings: languages and time zones.</summary>
internal sealed class MachineCheckUp : IDoctorCheck
{
    public Task<IEnumerable<Finding>> RunAsync(Visit visit, CancellationToken cancellation) => Task.FromResult(Run());

    private static IEnumerable<Finding> Run()
    {
        if (!HasLanguages())
        {
            yield return Ailments.Icu.Found();
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById("America/Los_Angeles", out var zone)
            || zone.GetUtcOffset(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)) != TimeSpan.FromHours(-8)
            || zone.GetUtcOffset(new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero)) != TimeSpan.FromHours(-7))
        {
            yield return Ailments.TimeZones.Found();
        }
    }

    private static bool HasLanguages()
    {
        try
        {
            return CultureInfo.GetCultureInfo("ja-JP").DateTimeFormat.GetMonthName(1) == "1月";
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
