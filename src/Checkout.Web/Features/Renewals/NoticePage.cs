namespace Checkout.Web.Features.Renewals;

/// <summary>The form with which an account says that a contract shall not renew itself, or takes that back.</summary>
/// <param name="Notice">What stands; null where nothing was said yet.</param>
public sealed record NoticePage(Contract Contract, RenewalNotice? Notice, AccountExecutive Executive, NoticeInput Input);
