using System.Globalization;
using System.Runtime.InteropServices;

namespace Checkout.Benchmarks.Driving;

/// <summary>Processor time as the operating system counts it, user and system together, of a process and of those that it
/// started.</summary>
internal static partial class CpuClock
{
    // What /proc counts in; USER_HZ is 100 on every Linux.
    private const double TicksPerSecond = 100;
    private const double NanosecondsPerSecond = 1e9;

    // The clock that the scheduler keeps of a process, as linux/posix-timers.h numbers it.
    private const int SchedulerClock = 2;

    /// <summary>Seconds that the process has used, to the nanosecond; 0 where it has ended.</summary>
    public static double Of(int processId) =>
        ReadClock((~processId << 3) | SchedulerClock, out var time) == 0 ? time.Seconds + (time.Nanoseconds / NanosecondsPerSecond) : 0;

    /// <summary>Seconds that the process and all its children have used, also those that have ended (to a hundredth).</summary>
    public static double OfFamily(int processId)
    {
        var id = processId.ToString(CultureInfo.InvariantCulture);
        var children = File.ReadAllText($"/proc/{id}/task/{id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Of(processId) + (Ended(processId) / TicksPerSecond)
            + children.Sum(child => Of(int.Parse(child, CultureInfo.InvariantCulture)));
    }

    /// <summary>The process that started another.</summary>
    public static int ParentOf(int processId) => (int)Field(processId, 4);

    /// <summary>How many processes have wanted to run, on average over the last minute.</summary>
    public static double Load() => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);

    private static double Ended(int processId) => Field(processId, 16) + Field(processId, 17);

    private static double Field(int processId, int number)
    {
        // The name stands in parentheses and may hold anything.
        var text = File.ReadAllText($"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/stat");
        return double.Parse(text[(text.LastIndexOf(')') + 2)..].Split(' ')[number - 3], CultureInfo.InvariantCulture);
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ReadClock(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
