namespace Checkout.Data.Mapping;

/// <summary>Maximum lengths of text; index keys stay under 1,700 bytes.</summary>
public static class Lengths
{
    public const int Text = 200;
    public const int Word = 40;
    public const int Number = 64;
    public const int Email = 256;
    public const int GatewayName = 255;
    public const int Url = 500;
    public const int Prose = 4000;
    public const int Snapshot = 1_000_000;
}
