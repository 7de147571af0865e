using Checkout.Data.Payments.Autopay;

namespace Checkout.Web.Features.Payments.Information;

/// <summary>Reads with what a contract pays, and what a choice would come to.</summary>
public sealed class PaymentInformationPages(CheckoutDbContext db, IPaymentGateway gateway, AutopayTerms terms, Reader reader)
{
    /// <param name="choice">Null: what stands now.</param>
    /// <returns>Null where the account has no such contract.</returns>
    public async Task<PaymentInformationPage?> ReadAsync(string slug, PaymentChoice? choice, CancellationToken cancellation)
    {
        if (await db.Contracts.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug, cancellation) is not { } contract)
        {
            return null;
        }

        var found = await db.StoredMethods.AsNoTracking().Where(row => row.RemovedAt == null && row.Gateway == gateway.Name)
            .OrderByDescending(row => row.IsDefault).ThenBy(row => row.AddedAt).ThenBy(row => row.Ordinal).ToListAsync(cancellation);
        var methods = found.FindAll(method => method.CanCharge(reader.Today));
        var standing = methods.Find(method => method.Id == contract.StoredMethodId)?.Slug;
        return new PaymentInformationPage(contract, methods, choice?.Mode ?? contract.Autopay,
            choice is null ? standing : string.IsNullOrEmpty(choice.Method) ? null : choice.Method);
    }

    public async Task<PaymentConfirmationPage> ConfirmationAsync(PaymentInformationPage page, Sentence? change,
        CancellationToken cancellation) =>
        new(page, await AutopayOutlook.ReadAsync(db, page.Contract.Id, page.Mode, terms.Range(page.Contract.Currency), reader.Today,
            cancellation), terms.NoticeDays, change);

    /// <summary>Why a choice can’t be confirmed; null where it can.</summary>
    public static string? ObstacleOf(PaymentInformationPage page) => page switch
    {
        { Method: not null, Charged: null } => "The card you chose can no longer be charged. Choose another one.",
        { Mode: not AutopayMode.Off, Charged: null } =>
        "Autopay needs a card that can be charged. Choose one, or put one on file.",
        _ => null,
    };
}
