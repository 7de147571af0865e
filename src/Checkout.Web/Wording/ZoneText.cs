namespace Checkout.Web.Wording;

/// <summary>What people call a time zone.</summary>
public static class ZoneText
{
    private const string Time = " Time";

    /// <summary>Pacific time, Central European time, Coordinated Universal time: the zone in running text, whatever the season.</summary>
    public static string Name(TimeZoneInfo zone)
    {
        // .NET says “(UTC-08:00) Pacific Time (Los Angeles)”, and the zone's id where the machine has no names.
        var name = zone.DisplayName;
        var offsetEnd = name.StartsWith('(') ? name.IndexOf(')', StringComparison.Ordinal) : -1;
        name = name[(offsetEnd + 1)..].Trim();
        var city = name.EndsWith(')') ? name.LastIndexOf('(') : -1;
        name = (city > 0 ? name[..city] : name).Trim();
        if (name.Length == 0)
        {
            return zone.Id;
        }

        return name.EndsWith(Time, StringComparison.Ordinal) ? name[..^Time.Length] + " time" : name;
    }
}
