using Checkout.Domain.Documents;
using System.Globalization;
using Checkout.Domain.Audit;
using Checkout.Web.Features.AccountActivity;
using Checkout.Web.Wording;

namespace Checkout.Web.Tests.AccountActivity;

/// <summary>Each action is said in words, and a document that it is about is linked.</summary>
public sealed class SayingWhatWasDone
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public static TheoryData<AuditAction> Actions => [.. Enum.GetValues<AuditAction>()];

    [Theory, MemberData(nameof(Actions))]
    public void Has_words_for_every_action_and_a_group_to_find_it_in(AuditAction action)
    {
        foreach (var (subject, details) in new[] { ("Q-00000001", "CSV 1312"), ((string?)null, (string?)null) })
        {
            var sentence = ActivityWords.Of(action, subject, details, German).ToString();

            Assert.True(char.IsUpper(sentence[0]), sentence);
            Assert.DoesNotContain(action.ToString(), sentence, StringComparison.Ordinal);
        }

        Assert.NotEmpty(ActivityGroups.Word(ActivityGroups.Of(action)));
    }

    [Theory]
    [InlineData(AuditAction.ListExported, "credit-memos", "XLSX 1312", "Downloaded credit memos as an Excel workbook (1.312 rows)", null)]
    [InlineData(AuditAction.ListExported, "invoices", "CSV 1", "Downloaded invoices as CSV (1 row)", null)]
    [InlineData(AuditAction.DocumentDownloaded, "CM-1", "CreditMemo XML", "Downloaded credit memo CM-1 as XML", DocumentKind.CreditMemo)]
    [InlineData(AuditAction.DocumentDownloaded, "statement-2026.pdf", "PDF", "Downloaded statement-2026.pdf", null)]
    [InlineData(AuditAction.QuoteAccepted, "Q-1", "Order O-1", "Accepted quote Q-1 (Order O-1)", DocumentKind.Quote)]
    [InlineData(AuditAction.MemberRevoked, "ann@example.com", "Billing access", "Took Billing access from ann@example.com", null)]
    [InlineData(AuditAction.RecordsImported, null, "1312", "Delivered 1.312 records from our systems", null)]
    public void Reads_as_a_person_would_say_it(AuditAction action, string? subject, string details, string sentence, DocumentKind? kind)
    {
        var text = ActivityWords.Of(action, subject, details, German);

        Assert.Equal((sentence, kind), (text.ToString(), text.Kind));
    }
}
