namespace Checkout.Web.Features.Access;

/// <summary>Answers a refusal at the address that was asked for, with the page that says whom to ask.</summary>
public sealed class NoPermissionPage(CurrentMember member, CheckoutDbContext db, StandaloneView view, SecurityLog security)
{
    private const string ViewPath = "/Features/Access/Refused.cshtml";

    public async Task WriteAsync(HttpContext context)
    {
        security.Refused(SecurityEvent.AccessRefused, context.Request.Path);
        if (member.Chosen is { LacksSecondFactor: true })
        {
            // The own profile says so, and is where one is added.
            context.Response.Redirect(context.Request.PathBase + "/Profile");
            return;
        }

        await view.RenderAsync(context, ViewPath, await ReadAsync(context.RequestAborted), StatusCodes.Status403Forbidden);
    }

    public async Task<RefusedModel> ReadAsync(CancellationToken cancellation)
    {
        var user = member.User;
        var account = member.Chosen;
        return new RefusedModel(user, account, await WhomToAsk.ReadAsync(db, member, cancellation),
            [.. user.Accounts.Where(other => other.ManagesBilling && other != account)]);
    }
}
