using System.Text.RegularExpressions;
using FsCheck.Xunit;

namespace Checkout.Domain.Tests;

[Trait("Acceptance", "S12")]
public sealed partial class DocumentNumbers
{
    [Theory]
    [InlineData(DocumentNumber.Quote, 1042, "Q-00001042")]
    [InlineData(DocumentNumber.Contract, 1, "C-00000001")]
    [InlineData(DocumentNumber.Order, 7, "O-00000007")]
    [InlineData(DocumentNumber.Invoice, 99_999_999, "INV-99999999")]
    [InlineData(DocumentNumber.Payment, 100_000_000, "PAY-100000000")]
    [InlineData(DocumentNumber.CreditMemo, 3, "CM-00000003")]
    [InlineData(DocumentNumber.Collections, 4, "COL-00000004")]
    public void A_number_is_a_prefix_and_eight_digits_or_more(string prefix, long value, string number) =>
        Assert.Equal(number, DocumentNumber.Format(prefix, value));

    [Theory]
    [InlineData("INV-00000001", "INV-00000001")]
    [InlineData("2026/11 #7", "2026-11--7")]
    [InlineData("R_1.a", "R_1.a")]
    [InlineData("Räк漢", "R---")]
    [InlineData("1😀2", "1-2")]
    [InlineData("", "-")]
    [InlineData(".", "-")]
    [InlineData("..", "--")]
    public void A_slug_keeps_what_a_url_can_and_dashes_the_rest(string number, string slug) =>
        Assert.Equal(slug, DocumentNumber.Slug(number));

    [Property(MaxTest = 500)]
    public void Every_number_has_a_slug_that_is_one_segment(FsCheck.NonNull<string> number) =>
        AssertSegment(DocumentNumber.Slug(number.Get));

    [Property(MaxTest = 500)]
    public void Suffixes_tell_equal_slugs_apart(FsCheck.NonNull<string> number, FsCheck.PositiveInt n)
    {
        var slug = DocumentNumber.Slug(number.Get + new string('7', n.Get % 80));
        AssertSegment(slug);
        var slugs = Enumerable.Range(2, 20).Select(i => DocumentNumber.WithSuffix(slug, i)).Append(slug).ToList();
        Assert.All(slugs, AssertSegment);
        Assert.Equal(slugs.Count, slugs.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Not_even_dots_make_a_slug_too_long() => AssertSegment(DocumentNumber.Slug(new string('.', 200)));

    private static void AssertSegment(string slug)
    {
        Assert.InRange(slug.Length, 1, DocumentNumber.MaxLength);
        Assert.Matches(Segment(), slug);
        Assert.Contains(slug, character => character != '.');
    }

    [GeneratedRegex("^[A-Za-z0-9._-]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Segment();
}
