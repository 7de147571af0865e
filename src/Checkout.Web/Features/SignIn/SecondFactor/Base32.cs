namespace Checkout.Web.Features.SignIn.SecondFactor;

/// <summary>How authenticator apps write their secrets (RFC 4648).</summary>
public static class Base32
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <param name="bytes">As many as make whole letters: a multiple of five.</param>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var value in bytes)
        {
            held = (held << 8) | value;
            for (bits += 8; bits >= 5;)
            {
                text.Append(Letters[(held >> (bits -= 5)) & 31]);
            }

            held &= (1 << bits) - 1;
        }

        return text.ToString();
    }
}
