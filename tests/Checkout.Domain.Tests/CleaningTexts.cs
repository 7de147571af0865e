using System.Text;
using FsCheck.Xunit;

namespace Checkout.Domain.Tests;

public sealed class CleaningTexts
{
    [Theory]
    [InlineData("Zoë\tÅngström\r\n𠮷 👨‍👩‍👧", "Zoë\tÅngström\r\n𠮷 👨‍👩‍👧")]
    [InlineData("a\0b", "ab")]
    [InlineData("a\uFFFEb\uFFFF\uFDD0", "ab")]
    [InlineData("x\u0007\u0085\u007F", "x")]
    [InlineData("fake\u202Egnp.exe", "fakegnp.exe")]
    public void Leaves_out_what_is_no_text(string text, string expected)
    {
        Assert.Equal(expected, text.Cleaned());
        Assert.Equal(text == expected, text.IsClean());
    }

    // An attribute can’t hold halves of characters.
    [Fact]
    public void Leaves_out_halves_of_characters() => Assert.Equal("x", "\uD83Dx\uDE00".Cleaned());

    [Property]
    public bool Gives_what_every_database_and_document_takes(char[] characters)
    {
        var clean = new string(characters).Cleaned(CleanText.StandIn);
        _ = clean.Normalize(NormalizationForm.FormKD);
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        return clean.IsClean() && clean.Cleaned() == clean && strict.GetString(strict.GetBytes(clean)) == clean && !clean.Contains('\0');
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData(" \t\n", true)]
    [InlineData("\u200B", true)]
    [InlineData("\u200B\uFEFF\u00AD\u3164", true)]
    [InlineData("\u0301", true)]
    [InlineData("-", false)]
    [InlineData("é", false)]
    [InlineData("𠮷", false)]
    public void Knows_what_nobody_can_see(string? text, bool says) => Assert.Equal(says, text.SaysNothing());
}
