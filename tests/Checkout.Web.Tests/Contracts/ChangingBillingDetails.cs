using System.Net;
using Checkout.Domain.Accounts;
using Checkout.Domain.Addresses;
using Checkout.Domain.Audit;
using Checkout.Domain.Contracts;
using Checkout.Domain.Messages;
using Checkout.Data.Identity;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Messages;
using Checkout.Web.Tests.Quotes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.Contracts;

[Trait("Acceptance", "T4")]
public sealed class ChangingBillingDetails
{
    [SkippableTheory, EveryEngineInSoak]
    public async Task Is_kept_with_who_and_when_and_told_to_old_and_new_contacts_and_the_executive(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        var (contract, path) = await ContractAsync(on);
        await using (var db = on.Database.Contexts.Unscoped())
        {
            await db.OutboxMessages.ExecuteDeleteAsync();
        }

        var form = (await on.Browser.GetAsync(path)).Expect(HttpStatusCode.OK).Form(path);
        var answer = await form.Fill("BillTo.Name", "株式会社アクメ").Fill("BillTo.Line1", "丸の内1丁目9番2号").Fill("BillTo.City", "千代田区")
            .Fill("BillTo.Country", "JP").Fill("BillTo.Region", "東京都").Fill("BillTo.PostalCode", "１０００００５")
            .Fill("Contacts[0].Email", "invoices@acme.example").Fill("Contacts[1].Name", "Bob O’Neill")
                .Fill("Contacts[1].Email", "bob@acme.example").Fill("Primary", "1")
            .Fill("PoNumber", " 4500-9 ").Fill("Delivery", "MailWithLink").SendAndFollowAsync();

        answer.Expect(HttpStatusCode.OK);
        Assert.Contains(
            "are changed: the bill-to address, the billing contacts, the purchase order number and how new invoices are delivered.",
            answer.Flash, StringComparison.Ordinal);
        Assert.Contains("Zoë Brandström changed the bill-to address", answer.Text, StringComparison.Ordinal);
        Assert.Contains("before: Stuttgart after: 千代田区", answer.Text, StringComparison.Ordinal);
        await using var read = on.Database.Contexts.ForAccount(on.World.Account.Id);
        var stored = await read.Contracts.AsNoTracking().Include(row => row.Contacts).SingleAsync();
        Assert.Equal(new Address("株式会社アクメ", "丸の内1丁目9番2号", null, "千代田区", "東京都", "100-0005", "JP"), stored.BillTo);
        Assert.Equal([new("Zoë Brandström", "invoices@acme.example", false), new("Bob O’Neill", "bob@acme.example", true)],
            stored.Billing.Contacts);
        Assert.Equal(("4500-9", InvoiceDelivery.MailWithLink, 2), (stored.PoNumber, stored.InvoiceDelivery, stored.BillingRevision));
        var change = await read.BillingDetailsChanges.SingleAsync();
        Assert.Equal((on.World.User.Id, "Zoë Brandström", on.World.Clock.GetUtcNow(), "Stuttgart"),
            (change.UserId, change.By, change.At, change.Before.BillTo.City));
        Assert.Equal(AuditAction.BillingDetailsChanged,
            (await read.AuditEntries.SingleAsync(entry => entry.Subject == contract.Number)).Action);
        var messages = await read.OutboxMessages.OrderBy(message => message.To).ToListAsync();
        Assert.Equal(
            new[] { "bob@acme.example", "invoices@acme.example", "noemie@vendor.example",
            on.World.User.Email! }.Order(StringComparer.Ordinal),
            messages.Select(message => message.To).Order(StringComparer.Ordinal));
        var renderer = on.Portal.Services.GetRequiredService<MessageRenderer>();
        foreach (var message in messages)
        {
            using var mail = await renderer.RenderAsync(message, CancellationToken.None);
            Assert.Contains("Stuttgart → 千代田区", mail!.TextBody!, StringComparison.Ordinal);
            Assert.Equal(message.To == on.World.User.Email,
                mail.TextBody!.Contains("You no longer receive the invoices", StringComparison.Ordinal));
            Assert.Equal(message.To == "bob@acme.example" || message.To == "invoices@acme.example",
                mail.TextBody!.Contains("From now on you receive the invoices", StringComparison.Ordinal));
            Assert.Equal(message.Kind is MessageKind.BillingDetailsChangedForExecutive,
                mail.Subject!.StartsWith("Acme GmbH changed the billing details", StringComparison.Ordinal));
        }

        var all = (await on.Browser.GetAsync($"{path}/Changes")).Expect(HttpStatusCode.OK);
        Assert.Contains("before: none after: 4500-9", all.Text.Replace("4500-118 207", "none", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> BadInput => new()
    {
        { "BillTo.Name", " ", "Enter the name that invoices are made out to." },
        { "BillTo.Line1", "", "Enter the street and house number, or the post-office box." },
        { "BillTo.City", "…", "Enter the city." },
        { "BillTo.PostalCode", "7056", "In Germany the postal code looks like 10179." },
        { "BillTo.PostalCode", "", "Enter the postal code, such as 10179." },
        { "BillTo.Region", "NY", "Addresses in Germany have no state or region. Leave it empty." },
        { "BillTo.Country", "", "Choose the country." },
        { "BillTo.Name", new string('x', 201), "Write at most 200 characters." },
        { "Contacts[0].Name", "", "Enter the contact’s name." },
        { "Contacts[0].Email", "zoë(at)acme.example", "Enter an e-mail address like name@example.com." },
        { "Contacts[0].Email", "zoe@acme", "Enter an e-mail address like name@example.com." },
        { "Contacts[1].Email", "bob@acme.example", "Enter the contact’s name." },
        { "PoNumber", new string('9', 65), "A purchase order number has at most 64 characters." },
    };

    [Fact]
    public async Task Bad_input_of_each_kind_answers_beside_its_field_and_keeps_what_was_typed()
    {
        await using var on = await QuotesPortal.StartAsync();
        var (_, path) = await ContractAsync(on);
        foreach (var row in BadInput)
        {
            var (field, typed, sentence) = ((string)row[0], (string)row[1], (string)row[2]);

            var answer = await (await on.Browser.GetAsync(path)).Form(path).Fill("PoNumber", "Łódź 7").Fill(field, typed).SendAsync();

            answer.Expect(HttpStatusCode.UnprocessableEntity);
            Assert.True(answer.Errors.Contains(sentence), $"{field} = “{typed}”: {string.Join(" | ", answer.Errors)}");
            var control = field == "Contacts[1].Email" ? "Contacts_1__Name" : field.Replace('.', '_').Replace('[', '_').Replace(']', '_');
            Assert.Contains(sentence, answer.Find($"#{control}-error").TextContent, StringComparison.Ordinal);
            Assert.Equal("true", answer.Find($"#{control}").GetAttribute("aria-invalid"));
            var form = answer.Form(path);
            Assert.Equal((typed, field == "PoNumber" ? typed : "Łódź 7"), (form.Value(field), form.Value("PoNumber")));
        }

        await using var db = on.Database.Contexts.ForAccount(on.World.Account.Id);
        Assert.Equal((0, 1), (await db.BillingDetailsChanges.CountAsync(),
            await db.Contracts.Select(row => row.BillingRevision).SingleAsync()));
    }

    [Fact]
    public async Task Asks_for_one_primary_contact_and_names_nobody_twice()
    {
        await using var on = await QuotesPortal.StartAsync();
        var (_, path) = await ContractAsync(on);

        var nobody = await (await on.Browser.GetAsync(path)).Form(path).Tick("Contacts[0].Remove").SendAsync();
        var twice = await (await on.Browser.GetAsync(path)).Form(path).Fill("Contacts[1].Name", "Zoë again")
            .Fill("Contacts[1].Email", on.World.User.Email!.ToUpperInvariant()).SendAsync();
        var removed = await (await on.Browser.GetAsync(path)).Form(path).Fill("Contacts[1].Name", "Bob")
            .Fill("Contacts[1].Email", "bob@acme.example").Tick("Contacts[0].Remove").SendAsync();

        Assert.Contains("Enter at least one invoice recipient.", nobody.Expect(HttpStatusCode.UnprocessableEntity).Errors);
        Assert.Contains($"{on.World.User.Email!.ToUpperInvariant()} is named twice. Keep one of them.",
            twice.Expect(HttpStatusCode.UnprocessableEntity).Errors);
        Assert.Contains("Choose who is the primary contact.", removed.Expect(HttpStatusCode.UnprocessableEntity).Errors);

        // Put right, the same page replaces one by the other.
        (await removed.Form(path).Fill("Primary", "1").SendAsync()).Expect(HttpStatusCode.Found);
        await using var db = on.Database.Contexts.ForAccount(on.World.Account.Id);
        Assert.Equal([("Bob", true)],
            (await db.Contracts.Include(row => row.Contacts).SingleAsync()).Contacts.Select(contact => (contact.Name, contact.IsPrimary)));
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Of_two_admins_at_once_the_second_sees_the_firsts_change_and_loses_nothing(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        var (_, path) = await ContractAsync(on);
        using var other = await on.Portal.SignedInAs(await ColleagueAsync(on));
        var first = (await on.Browser.GetAsync(path)).Form(path).Fill("BillTo.City", "Bonn").Fill("BillTo.PostalCode", "53111")
            .Fill("PoNumber", "FIRST");
        var second = (await other.GetAsync(path)).Form(path).Fill("BillTo.City", "Köln").Fill("BillTo.Line1", "Domstraße 1")
            .Fill("BillTo.Line2", "東館");

        using var start = new Barrier(2);
        var answers = await Task.WhenAll(new[] { first, second }.Select(form => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return form.SendAsync();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));

        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.Conflict], answers.Select(answer => answer.Status).Order());
        var lost = answers.Single(answer => answer.Status is HttpStatusCode.Conflict);
        var secondLost = ReferenceEquals(lost, answers[1]);
        Assert.Contains($"{(secondLost ? "Zoë Brandström" : "Yōko Ono")} saved other changes first", lost.Text, StringComparison.Ordinal);
        var form = lost.Form(path);
        Assert.Equal(secondLost ? ("Köln", "Domstraße 1", "東館", "53111", "FIRST") : ("Bonn", "Domstraße 1", "東館", "53111", "FIRST"),
            (form.Value("BillTo.City"), form.Value("BillTo.Line1"), form.Value("BillTo.Line2"), form.Value("BillTo.PostalCode"),
            form.Value("PoNumber")));
        Assert.Equal("mine", lost.Find("input[name='Choices[City]'][checked]").GetAttribute("value"));
        Assert.Single(lost.All("input[name^='Choices'][value=theirs]"));

        // Choosing theirs for the city keeps everything else of both.
        (await form.Fill("Choices[City]", "theirs").SendAsync()).Expect(HttpStatusCode.Found);
        await using var db = on.Database.Contexts.ForAccount(on.World.Account.Id);
        var stored = await db.Contracts.SingleAsync();
        Assert.Equal(("Domstraße 1", "東館", secondLost ? "Bonn" : "Köln", "53111", "FIRST", 3),
            (stored.BillTo.Line1, stored.BillTo.Line2, stored.BillTo.City, stored.BillTo.PostalCode, stored.PoNumber,
            stored.BillingRevision));
        Assert.Equal(2, await db.BillingDetailsChanges.CountAsync());
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Leaves_what_was_issued_as_it_is(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        var (_, path) = await ContractAsync(on);
        await using var db = on.Database.Contexts.ForAccount(on.World.Account.Id);
        var (invoice, order) = (await db.Invoices.Select(row => row.Slug).SingleAsync(),
            await db.Orders.Select(row => row.Slug).SingleAsync());
        async Task<IReadOnlyList<string>> DocumentsAsync() =>
        [
            (await on.Browser.GetAsync($"/Invoices/{invoice}")).Text,
            await PdfText.ReadAsync(await on.Browser.Http.GetByteArrayAsync(new Uri($"/Invoices/{invoice}/Pdf", UriKind.Relative))),
            (await on.Browser.GetAsync($"/Orders/{order}")).Text,
            await PdfText.ReadAsync(await on.Browser.Http.GetByteArrayAsync(new Uri($"/Orders/{order}/Pdf", UriKind.Relative))),
        ];
        var before = await DocumentsAsync();
        Assert.All(before, document => Assert.Contains("Industriestraße 14", document, StringComparison.Ordinal));

        on.World.Clock.Advance(TimeSpan.FromMinutes(1));
        (await (await on.Browser.GetAsync(path)).Form(path).Fill("BillTo.Name", "Other Ltd").Fill("BillTo.Line1", "9 Elsewhere")
            .Fill("BillTo.City", "Berlin").Fill("PoNumber", "NEW").SendAndFollowAsync()).Expect(HttpStatusCode.OK);

        Assert.Equal(before, await DocumentsAsync());
        await on.World.ContractAsync(on.World.Terms(contract: await db.Contracts.AsNoTracking().SingleAsync()), on.World.Line(1m, 10m));
    }

    [Fact]
    public async Task Sent_twice_happens_once_and_sent_unchanged_changes_nothing()
    {
        await using var on = await QuotesPortal.StartAsync();
        var (contract, path) = await ContractAsync(on);
        var untouched = await (await on.Browser.GetAsync(path)).Form(path).SendAndFollowAsync();
        Assert.Contains("stay as they are: you changed nothing", untouched.Flash, StringComparison.Ordinal);
        var form = (await on.Browser.GetAsync(path)).Form(path).Fill("PoNumber", "A");

        var first = await form.SendAsync();
        var second = await form.SendAsync();
        var changed = await form.Fill("PoNumber", "B").SendAsync();

        Assert.Equal(($"/Contracts/{contract.Slug}", $"/Contracts/{contract.Slug}"), (first.Location, second.Location));
        Assert.Equal($"/Contracts/{contract.Slug}",
            changed.Expect(HttpStatusCode.Conflict).Find("main .button.primary").GetAttribute("href"));
        await using var db = on.Database.Contexts.ForAccount(on.World.Account.Id);
        Assert.Equal((1, "A"), (await db.BillingDetailsChanges.CountAsync(), await db.Contracts.Select(row => row.PoNumber).SingleAsync()));
        Assert.Equal(HttpStatusCode.BadRequest, (await form.Forge("__RequestVerificationToken", null).SendAsync()).Status);
    }

    [SkippableTheory, EveryEngineInSoak, Trait("Acceptance", "T9")]
    public async Task Is_no_business_of_another_account_with_the_same_numbers(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        var (contract, path) = await ContractAsync(on);
        var other = await World.CreateAsync(on.Database, QuotesPortal.Today);
        var theirs = await other.ContractAsync(other.Terms(), other.Line(1m, 5m));
        await using (var db = on.Database.Contexts.Unscoped())
        {
            // The same number and slug in both accounts.
            var row = await db.Contracts.SingleAsync(found => found.Id == theirs.Id);
            db.Entry(row).Property(found => found.Slug).CurrentValue = contract.Slug;
            db.Entry(row).Property(found => found.Name).CurrentValue = "Their secret";
            await db.SaveChangesAsync();
        }

        (await (await on.Browser.GetAsync(path)).Form(path).Fill("PoNumber", "MINE").SendAsync()).Expect(HttpStatusCode.Found);

        using var stranger = await on.Portal.SignedInAs(other.User.Email!);
        foreach (var address in new[] { $"/Contracts/{contract.Slug}", path, $"{path}/Changes", "/Contracts", "/Contracts?format=csv",
            "/InstalledProducts", "/InstalledProducts?format=csv", "/Orders" })
        {
            var page = await stranger.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("MINE", page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(on.World.User.Email!, page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("Their secret", (await on.Browser.GetAsync(address)).Body, StringComparison.Ordinal);
        }

        await using var read = on.Database.Contexts.ForAccount(other.Account.Id);
        Assert.Equal((1, 0), (await read.Contracts.Select(row => row.BillingRevision).SingleAsync(),
            await read.BillingDetailsChanges.CountAsync()));
        (await on.Browser.GetAsync("/Contracts/C-99999999/BillingDetails")).Expect(HttpStatusCode.NotFound);
        (await on.Browser.GetAsync("/Contracts/C-99999999/BillingDetails/Changes")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Is_where_change_billing_information_leads()
    {
        await using var on = await QuotesPortal.StartAsync();
        Assert.Equal("Billing information", (await on.Browser.GetAsync("/BillingInformation")).Expect(HttpStatusCode.OK).Title);
        var (contract, path) = await ContractAsync(on);

        Assert.NotNull((await on.Browser.GetAsync("/")).Find("a[href='/BillingInformation']"));
        Assert.Equal(path, (await on.Browser.GetAsync("/BillingInformation")).Location);
        await on.World.ContractAsync(on.World.Terms(), on.World.Line(1m, 1m));
        Assert.NotNull((await on.Browser.GetAsync("/BillingInformation")).Expect(HttpStatusCode.OK).Find($"a[href='{path}']"));
        Assert.NotNull((await on.Browser.GetAsync($"/Contracts/{contract.Slug}")).Find($"a[href='{path}']"));
    }

    private static async Task<(Contract Contract, string Path)> ContractAsync(QuotesPortal on)
    {
        var contract = await on.World.ContractAsync(on.World.Terms(), on.World.Line(10m, 50m));
        return (contract, $"/Contracts/{contract.Slug}/BillingDetails");
    }

    private static async Task<string> ColleagueAsync(QuotesPortal on)
    {
        await using var db = on.Database.Contexts.Unscoped();
        var user = new CheckoutUser($"yoko.{on.World.User.Email}", "Yōko Ono");
        db.Users.Add(user);
        db.Memberships.Add(new Membership(on.World.Account.Id, user.Id,
            await db.Profiles.SingleAsync(profile => profile.Name == "Billing Administrator")));
        await db.SaveChangesAsync();
        return user.Email!;
    }
}
