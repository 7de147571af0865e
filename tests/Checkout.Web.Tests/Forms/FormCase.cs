using Checkout.Web.Features.AddProducts.WhatIfs;
using Checkout.Data.Identity;
using Checkout.Domain.Accounts;
using Checkout.Testing.Builders;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Forms;

/// <summary>A form that is filled in and not sent yet.</summary>
/// <param name="Button">The text of the button; null for the only one.</param>
internal sealed record FilledForm(PortalForm Form, string? Button = null)
{
    /// <summary>What must hold in the end, beside that nothing was written twice.</summary>
    public Func<Task>? Holds { get; init; }

    public Task<PortalPage> SendAsync() => Form.SendAsync(Button);
}

/// <summary>How one of the portal’s forms is reached and filled in, by a customer of its own wherever that can be.</summary>
/// <param name="Route">Where it is posted to.</param>
/// <param name="Variant">Tells two cases of one route apart.</param>
internal sealed record FormCase(string Route, Func<Customer, Task<FilledForm>> FillAsync, string Variant = "")
{
    public string Name => Variant.Length == 0 ? Route : $"{Route} ({Variant})";
}

/// <summary>Somebody who is signed in for an account of its own, with what an account is made of.</summary>
internal sealed record Customer(Portal Portal, World World, PortalClient Browser)
{
    public static async Task<Customer> ComeAsync(Portal portal, DateOnly today)
    {
        var world = await World.CreateAsync(portal.Database, today);
        await using var db = portal.Unscoped();
        var account = await db.Accounts.SingleAsync(row => row.Id == world.Account.Id);
        db.Entry(account).Property(row => row.Locale).CurrentValue = "en-US";
        db.Entry(account).Property(row => row.TimeZone).CurrentValue = "America/Los_Angeles";
        await db.SaveChangesAsync();
        return new Customer(portal, world, await portal.SignedInAs(world.User.Email!));
    }

    /// <summary>A second member, for an account that wants two of them for orders above 100.</summary>
    public async Task<PortalClient> ColleagueAsync()
    {
        await using var db = Portal.Unscoped();
        db.Entry(await db.Accounts.SingleAsync(row => row.Id == World.Account.Id)).Property(row => row.ApprovalAbove).CurrentValue = 100m;
        var user = new CheckoutUser($"second-{World.User.Email}", "Björn Ångström");
        db.Users.Add(user);
        db.Memberships.Add(new Membership(World.Account.Id, user.Id,
            await db.Profiles.SingleAsync(profile => profile.Name == "Billing Administrator")));
        await db.SaveChangesAsync();
        return await Portal.SignedInAs(user.Email!);
    }

    /// <summary>Opens a page and takes the form that is sent to a path, or to that page.</summary>
    public async Task<PortalForm> FormAsync(string path, string? action = null) =>
        (await Browser.GetAsync(path)).Form(action ?? path.Split('?')[0]);
}
