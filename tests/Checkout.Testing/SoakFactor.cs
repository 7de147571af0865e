using System.Globalization;

namespace Checkout.Testing;

/// <summary>
/// How much longer than usual the loops of tests of category Long run (properties, killed processes, parallel writers).
/// 1 in an ordinary run; the environment variable CHECKOUT_SOAK raises it, and <c>./build soak</c> sets it to 10.
/// </summary>
public static class SoakFactor
{
    public static int Value { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("CHECKOUT_SOAK"), NumberStyles.None, CultureInfo.InvariantCulture, out var factor)
            && factor > 1 ? factor : 1;

    public static int Times(int count) => checked(count * Value);
}
