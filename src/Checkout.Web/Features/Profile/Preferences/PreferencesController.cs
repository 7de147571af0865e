using Checkout.Data.Identity;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.Profile.Preferences;

/// <summary>Changes what somebody is called, and how and what the portal tells them.</summary>
[SignedInOnly]
[Route("Profile/Preferences")]
public sealed class PreferencesController(CurrentMember member, UserManager<CheckoutUser> users) : CheckoutController
{
    [HttpGet]
    public async Task<IActionResult> Preferences()
    {
        var user = await UserAsync();
        return View(Page(new PreferencesInput
        {
            Name = user.DisplayName,
            Locale = user.Locale,
            TimeZone = user.TimeZone,
            Mails = [.. MessageKinds.Optional.Where(user.Wants)],
        }));
    }

    [HttpPost]
    public async Task<IActionResult> Preferences(PreferencesInput input)
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
        Notify($"Your preferences are saved.");
        return LocalRedirect("~/Profile");
    }

    private static string? Chosen(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private async Task<CheckoutUser> UserAsync() => (await users.FindByIdAsync(member.User.Id.ToString()))!;

    private PreferencesPage Page(PreferencesInput input) => new(input, member.User.Email, member.Chosen?.Locale, member.Chosen?.TimeZone);
}
