using System.Globalization;

namespace Checkout.Benchmarks.Driving;

/// <summary>What a process holds in memory, in megabytes, as Linux counts it.</summary>
internal static class ProcessMemory
{
    private const double Megabyte = 1024;

    public static double Now(int processId) => Read(processId, "VmRSS");

    public static double Peak(int processId) => Read(processId, "VmHWM");

    private static double Read(int processId, string name) =>
        double.Parse(File.ReadLines($"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/status")
            .Single(line => line.StartsWith(name + ":", StringComparison.Ordinal))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / Megabyte;
}
