using Checkout.Data.Users;

namespace Checkout.Web.Features.Users.SecondFactor;

/// <summary>Where an administrator of an account says whether its members need a second factor.</summary>
[Route("Users/SecondFactor"), Does(Deed.ManageUsers)]
public sealed class RequiredSecondFactorController(CurrentMember member, CheckoutDbContext db, RequireSecondFactor verb,
    IOptions<Settings.SignInOptions> options) : CheckoutController
{
    private int GraceDays => options.Value.SecondFactorGraceDays;

    [HttpGet]
    public async Task<IActionResult> SecondFactor(CancellationToken cancellation) =>
        View(new RequiredSecondFactorPage(await db.Accounts.Select(account => account.SecondFactorFrom).SingleAsync(cancellation),
            GraceDays));

    [HttpPost, AsksConfirmation]
    public async Task<IActionResult> SecondFactor(bool required, CancellationToken cancellation)
    {
        await verb.RunAsync(member.Account.Id, required ? TimeSpan.FromDays(GraceDays) : null,
            (member.User.Id, member.User.Email, HttpContext.Connection.RemoteIpAddress?.ToString()), cancellation);
        Notify(required ? $"Everyone is asked to add a second factor from now on, and needs it in {GraceDays} days."
            : (Sentence)$"Nobody needs a second factor here now. Those who have one are still asked for it.");
        return RedirectToAction(nameof(SecondFactor));
    }
}
