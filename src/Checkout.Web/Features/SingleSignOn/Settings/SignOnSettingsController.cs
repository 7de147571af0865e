using Checkout.Data.SignOn;
using Checkout.Web.Features.SingleSignOn.Protocol;

namespace Checkout.Web.Features.SingleSignOn.Settings;

/// <summary>How an account's people sign in with their company: the provider, and whether they may or must.</summary>
[Does(Deed.ManageUsers)]
[Route("Users/SignOn")]
public sealed class SignOnSettingsController(SignOnSettingsPages pages, ManageSignOn manage, SignOnProtocol protocol, SignOnSecrets secrets,
    SignOnTest test) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await pages.ReadAsync(cancellation));

    [HttpPost(""), Submits, AsksConfirmation]
    public async Task<IActionResult> Save(ProviderInput input, CancellationToken cancellation)
    {
        var issuer = input.Issuer?.Trim() ?? "";
        if (ModelState.IsValid)
        {
            try
            {
                await protocol.ProbeAsync(issuer, cancellation);
            }
            catch (SignOnRefusedException refusal)
            {
                ModelState.AddModelError(nameof(input.Issuer), refusal.Reason is SignOnRefusal.WrongIssuer
                    ? "The provider there calls itself something else. Copy the issuer letter by letter, also the slash at its end."
                    : "No OpenID Connect provider answers there.");
            }
        }

        var page = await pages.ReadAsync(cancellation) with { Input = input };
        return !ModelState.IsValid ? Invalid("Index", page) : Answer(
            await manage.SaveAsync(Submission, new SignOnSettings(issuer, input.ClientId!.Trim(),
                string.IsNullOrWhiteSpace(input.Secret) ? null : secrets.Write(input.Secret.Trim()), input.AddsMembers,
                    input.TrustsAddresses,
                input.SignsOut, input.Profile, [.. input.Keepers]), cancellation),
            done: $"The settings are saved.",
            refused: Refusal,
            again: () => Invalid("Index", page));
    }

    [HttpPost("Use"), Submits, AsksConfirmation]
    public async Task<IActionResult> Use(UseInput input, CancellationToken cancellation) => Answer(
        await manage.UseAsync(Submission, input.Use, cancellation),
        done: input.Use switch
        {
            SignOnUse.Off => $"The company sign-in is off. Everybody signs in with what they have here.",
            SignOnUse.Required => $"Everybody signs in with the company from the next click on, except those who keep their password.",
            _ => $"The company sign-in is on, beside passwords.",
        },
        refused: Refusal);

    /// <summary>To the provider, whose answer is shown and lets nobody in.</summary>
    [HttpGet("Test")]
    public async Task<IActionResult> Test(CancellationToken cancellation)
    {
        try
        {
            if (await test.BeginAsync(HttpContext, cancellation) is { } url)
            {
                return Redirect(url);
            }

            Notify($"Enter the provider first.", Tone.Attention);
        }
        catch (SignOnRefusedException)
        {
            Notify($"The provider does not answer, or says something else about itself than before.", Tone.Attention);
        }

        return LocalRedirect("~" + ManageSignOn.Address);
    }

    private static RefusedPage Refusal(Sentence why) => new("Nothing was changed", why)
    {
        Links = [new RefusedLink("Back to the company sign-in", ManageSignOn.Address)],
    };
}
