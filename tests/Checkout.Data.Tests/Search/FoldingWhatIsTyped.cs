using Checkout.Data.Search;

namespace Checkout.Data.Tests.Search;

/// <summary>What is typed on one keyboard finds what was written on another.</summary>
public sealed class FoldingWhatIsTyped
{
    [Theory]
    [InlineData("Işık", "IŞIK", "ışık", "ISIK", "isik", "İşik")]
    [InlineData("STRAẞE", "STRASSE", "straße", "strasse", "Straße")]
    [InlineData("Æther", "AETHER", "æther", "aether")]
    [InlineData("Œuvre", "oeuvre")]
    [InlineData("Þórður", "Thordur", "ÞÓRÐUR")]
    [InlineData("Łódź Ørsted Đorđe", "lodz orsted dorde")]
    [InlineData("Ｆｕｌｌ　Ｗｉｄｔｈ １２３", "full width 123")]
    [InlineData("oﬃce", "office", "OFFICE")]
    [InlineData("O’Brien–Smith", "o'brien-smith")]
    [InlineData("cafe\u0301", "café", "CAFE")]
    [InlineData("ｶﾞｽ", "ガス")]
    [InlineData("so\u00ADft\u200B", "soft")]
    public void Meets(string written, params string[] typed) =>
        Assert.All(typed, each => Assert.Equal(SearchText.Fold(written), SearchText.Fold(each)));

    [Fact]
    public void Takes_eight_words_and_whatever_is_no_text_for_one_that_is_nowhere()
    {
        Assert.Equal(["A", "B"], SearchText.Words("  a\u3000b "));
        Assert.Equal(SearchText.MaxWords, SearchText.Words("a b c d e f g h i j k").Count());
        Assert.Equal(["A\uFFFDB"], SearchText.Words("a\uFFFEb"));
        Assert.Empty(SearchText.Words(null));
    }
}
