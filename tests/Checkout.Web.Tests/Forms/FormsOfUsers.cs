using Checkout.Data.Identity;
using Checkout.Data.Users;
using Checkout.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Forms;

/// <summary>The forms with which administrators decide who gets in.</summary>
internal static class FormsOfUsers
{
    public static IEnumerable<FormCase> Cases()
    {
        yield return new("Users/Invitation", async customer =>
            new((await customer.FormAsync("/Users/Invitation")).Fill("Name", "Nora Lind")
                .Fill("Email", $"nora-{customer.World.User.Email}")
                .Fill("Profile", await ProfileAsync(customer, "Billing Administrator"))));
        yield return new("Users/{number}", async customer =>
            new((await customer.FormAsync(await ColleagueAsync(customer))).Fill("EndsOn", "2031-03-31")));
        yield return Action("End", "/End");
        yield return Action("SignOut");
        yield return Action("Restoration", prepare: member => member.Deactivate());
        yield return Action("Invitation", prepare: Invite, hasArrived: false);
        yield return Action("Invitation/Revocation", prepare: Invite, hasArrived: false);
        foreach (var kind in new[] { "Profiles", "PermissionSets" })
        {
            yield return new($"Users/{kind}/New", async customer =>
                new((await customer.FormAsync($"/Users/{kind}/New")).Fill("Name", "Auditor").Tick("ReadOnly")));
            yield return new($"Users/{kind}/{{number}}", async customer =>
                new((await customer.FormAsync(await OwnAsync(customer, kind))).Fill("Name", "Controller")));
            yield return new($"Users/{kind}/{{number}}/Removal", async customer =>
                await OwnAsync(customer, kind) is var path ? new(await customer.FormAsync(path, path + "/Removal")) : null!);
        }

        yield return Answer("Grant");
        yield return Answer("Refusal");
        yield return new("WhomToAsk/Request", async customer =>
        {
            await using var db = customer.Portal.Unscoped();
            var path = await ColleagueAsync(customer, profile: "Standard User");
            var email = await db.Users.Where(user => db.Memberships.Any(row => row.UserId == user.Id
                && row.AccountId == customer.World.Account.Id) && user.Id != customer.World.User.Id)
                .Select(user => user.Email!).SingleAsync();
            var browser = await customer.Portal.SignedInAs(email);
            return new((await browser.GetAsync("/WhomToAsk")).Form("/WhomToAsk/Request").Fill("Note", "I keep the books."));
        });
    }

    private static void Invite(Membership member)
    {
        member.AwaitAcceptance();
        member.Invite("Zoë", DateTimeOffset.MaxValue.AddYears(-100), TimeSpan.FromDays(7));
    }

    private static FormCase Action(string action, string page = "", Action<Membership>? prepare = null, bool hasArrived = true) =>
        new($"Users/{{number}}/{action}", async customer =>
        {
            var path = await ColleagueAsync(customer, prepare, hasArrived: hasArrived);
            return new(await customer.FormAsync(path + page, $"{path}/{action}"));
        });

    private static FormCase Answer(string action) => new($"Users/Requests/{{number}}/{action}", async customer =>
    {
        await ColleagueAsync(customer, profile: "Standard User");
        await using var db = customer.Portal.Unscoped();
        var member = await db.Memberships.SingleAsync(row => row.AccountId == customer.World.Account.Id
            && row.UserId != customer.World.User.Id);
        var request = new AccessRequest(member, "I keep the books.", customer.World.Clock.GetUtcNow());
        db.AccessRequests.Add(request);
        await db.SaveChangesAsync();
        var path = AskForAccess.PathOf(request.Id);
        return new(await customer.FormAsync(path, $"{path}/{action}"));
    });

    private static async Task<string> ProfileAsync(Customer customer, string name)
    {
        await using var db = customer.Portal.Unscoped();
        return (await db.Profiles.SingleAsync(row => row.Name == name && row.OwnerId == Guid.Empty)).Id.ToString();
    }

    /// <returns>The page of a second member.</returns>
    private static async Task<string> ColleagueAsync(Customer customer, Action<Membership>? prepare = null,
        string profile = "Billing Administrator", bool hasArrived = true)
    {
        await using var db = customer.Portal.Unscoped();
        var user = new CheckoutUser($"second-{customer.World.User.Email}", "Björn Ångström") { EmailConfirmed = hasArrived };
        var member = new Membership(customer.World.Account.Id, user.Id, await db.Profiles.SingleAsync(row => row.Name == profile));
        prepare?.Invoke(member);
        db.Users.Add(user);
        db.Memberships.Add(member);
        await db.SaveChangesAsync();
        return ManageMembers.PathOf(member.Id);
    }

    private static async Task<string> OwnAsync(Customer customer, string kind)
    {
        await using var db = customer.Portal.Unscoped();
        var (account, rights) = (customer.World.Account.Id, new MemberRights(Permissions.ManageBilling, Limits.ReadOnly));
        PermissionBundle bundle = kind == "Profiles" ? new Profile(account, "Auditor", rights)
            : new PermissionSet(account, "Auditor", rights);
        db.Add(bundle);
        await db.SaveChangesAsync();
        return $"/Users/{kind}/{bundle.Id:N}";
    }
}
