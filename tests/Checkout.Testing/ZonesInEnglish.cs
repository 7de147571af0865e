using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Checkout.Testing;

internal static class ZonesInEnglish
{
    /// <summary>The portal's program makes sure that .NET names time zones in English. That is decided once a process, and here the runner
    /// of tests has asked before, in the language of the machine.</summary>
    [ModuleInitializer]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2255", Justification = "Runs before any test, in whichever project.")]
    internal static void Decide() => typeof(TimeZoneInfo).GetField("_uiCulture", BindingFlags.NonPublic | BindingFlags.Static)?
        .SetValue(null, CultureInfo.GetCultureInfo("en-US"));
}
