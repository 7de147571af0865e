using Checkout.Data.Ledger;
using Checkout.Web.Authorization;

namespace Checkout.Web.Features.Applications;

/// <summary>What a URL says about a credit, and who sent a form about it.</summary>
internal static class CreditSources
{
    /// <summary>The tab in the path says what kind of document it is.</summary>
    public static CreditSource Of(HttpRequest request, string number) => new(
        request.Path.StartsWithSegments("/Payments", StringComparison.OrdinalIgnoreCase) ? CreditSourceKind.Payment
        : request.Path.StartsWithSegments("/Invoices", StringComparison.OrdinalIgnoreCase) ? CreditSourceKind.Invoice
        : CreditSourceKind.CreditMemo,
        number);

    public static string Word(this CreditSource source) => source.Kind switch
    {
        CreditSourceKind.CreditMemo => "credit memo",
        CreditSourceKind.Invoice => "credit invoice",
        _ => "payment",
    };

    /// <summary>The tab's name, for the breadcrumb.</summary>
    public static string Tab(this CreditSource source) => source.Kind switch
    {
        CreditSourceKind.CreditMemo => "Credit Memos",
        CreditSourceKind.Invoice => "Invoices",
        _ => "Payments",
    };
}
