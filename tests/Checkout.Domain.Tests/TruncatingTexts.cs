using System.Text;

namespace Checkout.Domain.Tests;

public sealed class TruncatingTexts
{
    [Theory]
    [InlineData("declined", 8, "declined")]
    [InlineData("declined by the bank", 8, "decline…")]
    [InlineData("", 1, "")]
    [InlineData("so 🎉🎉", 7, "so 🎉🎉")]
    [InlineData("so 🎉🎉🎉", 8, "so 🎉🎉…")]
    [InlineData("so 🎉🎉🎉", 7, "so 🎉…")]
    [InlineData("family 👨‍👩‍👧 here", 14, "family …")]
    [InlineData("cafe\u0301s are here", 5, "caf…")]
    [InlineData("a\0 long text", 6, "a lon…")]
    public void Keeps_what_fits_and_never_half_a_character(string text, int maxLength, string expected)
    {
        var kept = text.Truncate(maxLength);

        Assert.Equal(expected, kept);
        Assert.InRange(kept.Length, 0, maxLength);
        Assert.Equal(kept, new UTF8Encoding(false, throwOnInvalidBytes: true)
            .GetString(new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(kept)));
    }

    [Fact]
    public void May_say_nothing_of_what_is_missing() => Assert.Equal("Acme", "Acme Corporation".Truncate(4, ending: ""));
}
