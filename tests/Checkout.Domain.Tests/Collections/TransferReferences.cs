using Checkout.Domain.Payments;
using Checkout.Domain.Vendor;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Checkout.Domain.Tests.Collections;

/// <summary>Structured references (ISO 11649), IBANs, the text of the EPC code, and finding names in what payers write.</summary>
public sealed class TransferReferences
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    [Theory]
    [InlineData("INV-00000042")]
    [InlineData("CDE-70204")]
    [InlineData("rechnung/2026/11 – 7")]
    [InlineData("A-NUMBER-THAT-IS-MUCH-LONGER-THAN-A-REFERENCE-MAY-BE-12345")]
    public void Are_valid_for_every_number_that_has_letters_or_digits(string number)
    {
        var reference = CreditorReference.Of(number)!;

        Assert.True(CreditorReference.IsValid(reference), reference);
        Assert.True(reference.Length <= 25);
    }

    [Fact]
    public void Agree_with_the_standards_own_example()
    {
        Assert.Equal("RF18539007547034", CreditorReference.Of("539007547034"));
        Assert.Equal("RF18 5390 0754 7034", CreditorReference.Grouped("RF18539007547034"));
        Assert.True(CreditorReference.IsValid("RF18 5390 0754 7034"));
        Assert.False(CreditorReference.IsValid("RF18 5390 0754 7043"));
        Assert.Null(CreditorReference.Of("–"));
    }

    [Property(MaxTest = 200)]
    public bool Notice_one_wrong_character(byte[] characters, int place, int other)
    {
        var body = string.Concat(characters.Take(21).Select(value => Letters[value % Letters.Length]));
        if (CreditorReference.Of(body) is not { } reference)
        {
            return true;
        }

        var at = 4 + (int)((uint)place % (uint)body.Length);
        var wrong = Letters[(int)((uint)other % (uint)Letters.Length)];

        // A letter counts as two digits: only what stays of its kind stays in its place.
        return reference[at] == wrong || char.IsAsciiDigit(reference[at]) != char.IsAsciiDigit(wrong)
            || !CreditorReference.IsValid(reference[..at] + wrong + reference[(at + 1)..]);
    }

    [Theory]
    [InlineData("INV-2041", true)]
    [InlineData("inv 2041, thank you", true)]
    [InlineData("Invoice INV2041/INV2042", true)]
    [InlineData("INV-20411", false)]
    [InlineData("XINV-2041", false)]
    [InlineData("2041", false)]
    [InlineData("", false)]
    public void Are_found_as_numbers_but_never_within_a_longer_one(string written, bool found) =>
        Assert.Equal(found, new TransferText(written).Names("INV-2041"));

    [Fact]
    public void Are_found_however_they_are_spaced_and_short_numbers_only_alone()
    {
        Assert.True(new TransferText($"/ROC/{CreditorReference.Grouped(CreditorReference.Of("INV-2041")!)}//").Names("INV-2041"));
        Assert.True(new TransferText("A1").Names("A1"));
        Assert.False(new TransferText("A1 and more").Names("A1"));
        Assert.False(new TransferText("our order of May").Names("ORDER"));
    }

    [Theory]
    [InlineData("DE02120300000000202051", true)]
    [InlineData("GB82 WEST 1234 5698 7654 32", true)]
    [InlineData("DE02120300000000202052", false)]
    [InlineData("0005550134", false)]
    public void Know_an_iban(string text, bool valid) => Assert.Equal(valid, Iban.IsValid(text));

    [Fact]
    public void Make_the_text_of_the_code_as_the_guideline_says()
    {
        var bank = new BankAccount("Cirrus Software GmbH", "Märkische Handelsbank", "DE02 1203 0000 0000 2020 51", "BYLADEM1001");

        Assert.Equal(
            "BCD\n002\n1\nSCT\nBYLADEM1001\nCirrus Software GmbH\nDE02120300000000202051\nEUR1999.20\n\nRF18539007547034",
            EpcCode.Of(bank, new Money(1999.2m, Currency.Eur), "RF18539007547034"));
    }

    [Fact]
    public void Make_no_code_outside_the_euro_without_an_iban_or_beyond_its_limits()
    {
        var bank = new BankAccount(new string('Ä', 200), "B", "DE02120300000000202051", "not a bic");
        const string Reference = "RF18539007547034";

        Assert.Null(EpcCode.Of(bank, new Money(1m, Currency.Usd), Reference));
        Assert.Null(EpcCode.Of(bank with { Iban = "0005550134" }, new Money(1m, Currency.Eur), Reference));
        Assert.Null(EpcCode.Of(bank, new Money(0m, Currency.Eur), Reference));
        Assert.Null(EpcCode.Of(bank, new Money(1_000_000_000m, Currency.Eur), Reference));
        Assert.Null(EpcCode.Of(bank, new Money(1m, Currency.Eur), "INV-1"));
        var lines = EpcCode.Of(bank, new Money(1m, Currency.Eur), Reference)!.Split('\n');
        Assert.Equal(("", 70, "EUR1.00"), (lines[4], lines[5].Length, lines[7]));
    }
}
