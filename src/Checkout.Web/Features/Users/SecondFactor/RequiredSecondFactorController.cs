using Checkout.Data.Transactions;
using Checkout.Web.Features.SignIn.Confirmation;

namespace Checkout.Web.Features.Users.SecondFactor;

/// <summary>Where an administrator of an account says whether its members need a second factor.</summary>
[Route("Users/SecondFactor")]
public sealed class RequiredSecondFactorController(CurrentMember member, CheckoutDbContext db, AccountTransactions transactions,
    IOptions<SignInOptions> options) : CheckoutController
{
    [HttpGet]
    public async Task<IActionResult> SecondFactor(CancellationToken cancellation) => member.Account.ManagesUsers
        ? View(new RequiredSecondFactorPage(await db.Accounts.Select(account => account.SecondFactorFrom).SingleAsync(cancellation),
            options.Value.SecondFactorGraceDays))
        : OnlyAdministrators();

    [HttpPost, AsksConfirmation]
    public async Task<IActionResult> SecondFactor(bool required, CancellationToken cancellation)
    {
        if (!member.Account.ManagesUsers)
        {
            return OnlyAdministrators();
        }

        var (user, address) = (member.User, HttpContext.Connection.RemoteIpAddress?.ToString());
        await transactions.RunAsync(member.Account.Id, async (own, now, token) =>
        {
            var account = await own.Accounts.SingleAsync(token);
            if (account.SecondFactorFrom is null == required)
            {
                var from = now.AddDays(options.Value.SecondFactorGraceDays);
                account.AskSecondFactor(required ? from : null);
                own.AuditEntries.Add(new AuditEntry(account.Id, user.Id, user.Email,
                    required ? AuditAction.SecondFactorRequired : AuditAction.SecondFactorNotRequired, subject: null,
                    required ? DateOnly.FromDateTime(from.UtcDateTime).ToString("O", CultureInfo.InvariantCulture) : null, address, now));
            }

            return true;
        }, cancellation);
        if (required)
        {
            Notify($"From now on everybody is asked to add a second factor, and needs it in {options.Value.SecondFactorGraceDays} days.");
        }
        else
        {
            Notify($"Nobody needs a second factor here any more. Those who have one are still asked for it.");
        }

        return RedirectToAction(nameof(SecondFactor));
    }

    private ViewResult OnlyAdministrators() => Refused(new RefusedPage("Only administrators can change this",
        $"Whether {member.Account.Name} needs a second factor is up to those who manage its users.")
    {
        Links = [new RefusedLink("Whom to ask", "/WhomToAsk")],
    });
}

/// <summary>Whether members need a second factor.</summary>
/// <param name="From">From when on; null where they need none.</param>
public sealed record RequiredSecondFactorPage(DateTimeOffset? From, int GraceDays);
