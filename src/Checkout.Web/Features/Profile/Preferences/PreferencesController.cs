using Checkout.Data.Transactions;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.Profile.Preferences;

/// <summary>Changes what somebody is called, and how and what the portal tells them.</summary>
[SignedInOnly]
[Route("Profile/Preferences")]
public sealed class PreferencesController(CurrentMember member, UserManager<CheckoutUser> users, CheckoutDbContexts contexts,
    AccountTransactions transactions) : CheckoutController
{
    [HttpGet]
    public async Task<IActionResult> Preferences(CancellationToken cancellation)
    {
        var user = await UserAsync();
        var told = member.MayManageBilling ? await ToldAboveAsync(cancellation) : null;
        return View(Page(new PreferencesInput
        {
            Name = user.DisplayName,
            Locale = user.Locale,
            TimeZone = user.TimeZone,
            Mails = [.. MessageKinds.Optional.Where(user.Wants)],
            UsageAlert = told?.ToString(CultureInfo.InvariantCulture),
            UsageAccount = member.MayManageBilling ? member.Account.Number : null,
        }));
    }

    [HttpPost]
    public async Task<IActionResult> Preferences(PreferencesInput input, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Invalid(Page(input));
        }

        var (user, name) = (await UserAsync(), input.Name!.Trim());
        (user.NameIsOwn, user.DisplayName) = (user.NameIsOwn || name != user.DisplayName, name);
        (user.Locale, user.TimeZone) = (Chosen(input.Locale), Chosen(input.TimeZone));
        user.Choose([.. input.Mails]);
        await users.UpdateAsync(user);
        if (member.User.AccountNumbered(input.UsageAccount) is { ManagesBilling: true } account)
        {
            await TellAboveAsync(account.Id, input.UsageAlertPercent, cancellation);
        }

        Notify($"Your preferences are saved.");
        return LocalRedirect("~/Profile");
    }

    private static string? Chosen(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private async Task<CheckoutUser> UserAsync() => (await users.FindByIdAsync(member.User.Id.ToString()))!;

    private async Task<int?> ToldAboveAsync(CancellationToken cancellation)
    {
        await using var db = contexts.ForAccount(member.Account.Id);
        return await db.Memberships.Where(row => row.UserId == member.User.Id).Select(row => row.UsageAlertPercent)
            .SingleAsync(cancellation);
    }

    private Task<bool> TellAboveAsync(Guid accountId, int? percent, CancellationToken cancellation) =>
        transactions.RunAsync(accountId, async (db, _, cancel) =>
        {
            (await db.Memberships.SingleAsync(row => row.UserId == member.User.Id, cancel)).TellAbove(percent);
            return true;
        }, cancellation);

    private PreferencesPage Page(PreferencesInput input) => new(input, member.User.Email, member.Chosen?.Locale, member.Chosen?.TimeZone,
        member.User.AccountNumbered(input.UsageAccount) is { ManagesBilling: true } account ? account.Name : null);
}
