using System.Globalization;

namespace Checkout.Benchmarks.Driving;

/// <summary>Processor time as the operating system counts it, user and system together.</summary>
internal static class CpuClock
{
    // What /proc counts in; USER_HZ is 100 on every Linux.
    private const double TicksPerSecond = 100;

    /// <summary>Seconds that the process has used.</summary>
    public static double Of(int processId) => Read(processId) is { } stat ? stat.Own / TicksPerSecond : 0;

    /// <summary>Seconds that the process and all its children have used, also those that have ended.</summary>
    public static double OfFamily(int processId)
    {
        var all = Directory.GetDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
            .Select(name => Read(int.Parse(name!, CultureInfo.InvariantCulture))).OfType<Stat>().ToList();
        return all.Where(stat => stat.Id == processId || stat.Parent == processId)
            .Sum(stat => stat.Own + (stat.Id == processId ? stat.Ended : 0)) / TicksPerSecond;
    }

    /// <summary>Seconds that this process's children had used when they ended.</summary>
    public static double OfEndedChildren() => Read(Environment.ProcessId) is { } stat ? stat.Ended / TicksPerSecond : 0;

    /// <summary>The process that started another.</summary>
    public static int ParentOf(int processId) =>
        Read(processId)?.Parent ?? throw new InvalidOperationException($"There is no process {processId}.");

    /// <summary>How many processes have wanted to run, on average over the last minute.</summary>
    public static double Load() => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);

    private static Stat? Read(int processId)
    {
        try
        {
            // The name stands in parentheses and may hold anything.
            var text = File.ReadAllText($"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            double Field(int number) => double.Parse(fields[number - 3], CultureInfo.InvariantCulture);
            return new Stat(processId, (int)Field(4), Field(14) + Field(15), Field(16) + Field(17));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private sealed record Stat(int Id, int Parent, double Own, double Ended);
}
