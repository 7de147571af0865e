using System.Globalization;
using Checkout.Domain;
using Checkout.Domain.Billing;
using Checkout.Domain.Contracts;
using Checkout.Domain.Documents;
using Checkout.Domain.Payments;
using Checkout.Testing.Builders;
using Checkout.Testing.Web;
using Checkout.Web.Tests.AddProducts;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Forms;

/// <summary>Every form of an account.</summary>
internal static class EveryForm
{
    /// <summary>Those that have a request key.</summary>
    public static IReadOnlyList<FormCase> Cases { get; } =
    [
        .. Credits(),
        .. Paying(),
        .. Methods(),
        .. AboutDocuments(),
        .. Contracts(),
        .. Quotes(),
        .. Buying(),
        .. FormsOfUsers.Cases(),
        .. FormsOfSignOn.Cases(),
        new("Contact", async customer =>
            new((await customer.FormAsync("/Contact?topic=Invoice", "/Contact")).Fill("Message", "Where is it?"))),
        new("Statements/Email", async customer =>
        {
            var email = await (await DemoAsync(customer)).GetAsync("/Statements/Email");
            return new(email.Form("/Statements/Email").Fill("To", "billing@acme.example"));
        }),
    ];

    /// <summary>Those that may be sent as often as anybody likes.</summary>
    public static IReadOnlyList<FormCase> WithoutKey { get; } =
    [
        new("Pay/{number}", async customer => new(await AttemptAsync(customer, ""))),
        new("Pay/{number}/Cancellation", async customer => new(await AttemptAsync(customer, "/Cancellation"))),
        new("SimulatedGateway/{reference}", async customer => new((await BegunAsync(customer)).Form())),
        new("Users/SecondFactor", async customer => new(await customer.FormAsync("/Users/SecondFactor"))),
        new("Quotes/{number}/NotNow", async customer =>
        {
            var path = await PublishedAsync(customer);
            return new(await customer.FormAsync(path, path + "/NotNow"));
        }),
    ];

    private static async Task<PortalPage> BegunAsync(Customer customer)
    {
        await customer.World.WriteAsync(customer.World.Invoice("INV-1", 100m));
        return await (await customer.FormAsync("/Pay?invoice=INV-1")).SendAndFollowAsync("Pay $100.00");
    }

    private static async Task<PortalForm> AttemptAsync(Customer customer, string action)
    {
        await BegunAsync(customer);
        await using var db = customer.Portal.Unscoped();
        var path = "/Pay/" + await db.PaymentAttempts.Where(row => row.AccountId == customer.World.Account.Id).Select(row => row.Number)
            .SingleAsync();
        return await customer.FormAsync(path, path + action);
    }

    private static IEnumerable<FormCase> Credits()
    {
        foreach (var tab in new[] { "CreditMemos", "Invoices", "Payments" })
        {
            var path = $"/{tab}/CREDIT/Applications";
            yield return new($"{tab}/{{number}}/Applications", async customer =>
            {
                await OwnAsync(customer, tab);
                return new(await customer.FormAsync(path), "Apply $60.00");
            });
            yield return new($"{tab}/{{number}}/Applications/{{invoice}}/Undo", async customer =>
            {
                await OwnAsync(customer, tab);
                await (await customer.FormAsync(path)).SendAsync("Apply $60.00");
                return new(await customer.FormAsync($"{path}/INV-1/Undo"));
            });
        }
    }

    private static Task OwnAsync(Customer customer, string tab) =>
        customer.World.WriteAsync(customer.World.Invoice("INV-1", 60m), tab switch
        {
            "CreditMemos" => customer.World.CreditMemo("CREDIT", 60m),
            "Invoices" => customer.World.Invoice("CREDIT", -60m),
            _ => customer.World.Received("CREDIT", 60m),
        });

    private static IEnumerable<FormCase> Paying()
    {
        yield return new("Pay", async customer =>
        {
            await customer.World.WriteAsync(customer.World.Invoice("INV-1", 100m));
            return new(await customer.FormAsync("/Pay?invoice=INV-1"), "Pay $100.00")
            {
                Holds = async () =>
                {
                    await using var db = customer.Portal.Unscoped();
                    var attempt = await db.PaymentAttempts.SingleAsync(row => row.AccountId == customer.World.Account.Id);
                    Assert.Equal((PaymentAttemptStatus.Pending, true), (attempt.Status, attempt.PageUrl is not null));
                },
            };
        }, "on the gateway’s page");
        yield return new("Pay", async customer =>
        {
            await new Autopaying(customer.World).CardAsync();
            await customer.World.WriteAsync(customer.World.Invoice("INV-1", 100m));
            return new(await customer.FormAsync("/Pay?invoice=INV-1"), "Pay $100.00") { Holds = () => IsSettledAsync(customer) };
        }, "with a card on file");
        yield return new("Pay", async customer =>
        {
            await customer.World.WriteAsync(customer.World.Invoice("INV-1", 60m), customer.World.CreditMemo("CM-1", 60m));
            return new(await customer.FormAsync("/Pay?invoice=INV-1&split=INV-1:60&credit=CreditMemo:CM-1"), "Use $60.00 of your credits")
            {
                Holds = () => IsSettledAsync(customer),
            };
        }, "with credits alone");
        yield return new("Invoices/BankTransfer", async customer =>
        {
            await customer.World.WriteAsync(customer.World.Invoice("INV-1", 100m), customer.World.Invoice("INV-2", 50m));
            return new(await customer.FormAsync("/Invoices/BankTransfer?invoice=INV-1&invoice=INV-2"));
        });
    }

    private static async Task IsSettledAsync(Customer customer)
    {
        await using var db = customer.Portal.Unscoped();
        Assert.True((await db.Invoices.SingleAsync(row => row.AccountId == customer.World.Account.Id
            && row.Slug == "INV-1")).Balance.IsZero);
    }

    private static IEnumerable<FormCase> Methods()
    {
        yield return new("PaymentMethods", async customer => new(await customer.FormAsync("/PaymentMethods")));
        yield return new("PaymentMethods/{number}", async customer =>
            new((await customer.FormAsync($"/PaymentMethods/{(await new Autopaying(customer.World).CardAsync()).Slug}"))
                .Fill("Label", "Team travel")));
        yield return new("PaymentMethods/{number}/Default", async customer =>
        {
            await new Autopaying(customer.World).CardAsync();
            var path = $"/PaymentMethods/{(await new Autopaying(customer.World).CardAsync("5555555555554444")).Slug}";
            return new(await customer.FormAsync(path, path + "/Default"));
        });
        yield return new("PaymentMethods/{number}/Removal", async customer =>
            new(await customer.FormAsync($"/PaymentMethods/{(await new Autopaying(customer.World).CardAsync()).Slug}/Removal")));
        yield return new("Contracts/{number}/PaymentInformation/Confirmation", async customer =>
        {
            var contract = await ContractAsync(customer);
            await new Autopaying(customer.World).CardAsync();
            return new(await customer.FormAsync($"/Contracts/{contract.Slug}/PaymentInformation/Confirmation?mode=OnIssue"));
        });
    }

    private static IEnumerable<FormCase> AboutDocuments()
    {
        const string dispute = "/Invoices/INV-1/Dispute";
        const string promise = "/Invoices/INV-1/Promise";
        const string refund = "/Payments/PAY-1/Refund";
        async Task<PortalForm> DisputeAsync(Customer customer)
        {
            await customer.World.WriteAsync(customer.World.Invoice("INV-1", 100m));
            return (await customer.FormAsync(dispute)).Fill("Reason", "NotOrdered").Fill("Text", "Never ordered.");
        }

        async Task<PortalForm> PromiseAsync(Customer customer)
        {
            await customer.World.WriteAsync(customer.World.Invoice("INV-1", 100m));
            return (await customer.FormAsync(promise))
                .Fill("On", customer.World.Today.AddDays(5).ToString("O", CultureInfo.InvariantCulture));
        }

        async Task<PortalForm> RefundAsync(Customer customer)
        {
            await customer.World.WriteAsync(customer.World.Received("PAY-1", 80m));
            return (await customer.FormAsync(refund)).Fill("Reason", "Paid twice.");
        }

        async Task<FilledForm> AfterAsync(PortalForm first, Customer customer, string path)
        {
            await first.SendAsync();
            return new(await customer.FormAsync(path + "/Withdrawal"));
        }

        yield return new("Invoices/{number}/Dispute", async customer => new(await DisputeAsync(customer)));
        yield return new("Invoices/{number}/Dispute/Withdrawal",
            async customer => await AfterAsync(await DisputeAsync(customer), customer, dispute));
        yield return new("Invoices/{number}/Promise", async customer => new(await PromiseAsync(customer)));
        yield return new("Invoices/{number}/Promise/Withdrawal",
            async customer => await AfterAsync(await PromiseAsync(customer), customer, promise));
        yield return new("Payments/{number}/Refund", async customer => new(await RefundAsync(customer)));
        yield return new("Payments/{number}/Refund/Withdrawal",
            async customer => await AfterAsync(await RefundAsync(customer), customer, refund));
    }

    private static IEnumerable<FormCase> Contracts()
    {
        yield return new("Contracts/{number}/BillingDetails", async customer =>
            new((await customer.FormAsync($"/Contracts/{(await ContractAsync(customer)).Slug}/BillingDetails")).Fill("PoNumber", "PO-9")));
        yield return new("Contracts/{number}/Notice", async customer => new(await NoticeAsync(customer)));
        yield return new("Contracts/{number}/Notice/Withdrawal", async customer =>
        {
            await (await NoticeAsync(customer)).SendAsync();
            return new(await customer.FormAsync("/Contracts/C-1/Notice", "/Contracts/C-1/Notice/Withdrawal"));
        });
        yield return new("Contracts/{number}/Renewal", async customer =>
            new((await (await DemoAsync(customer)).GetAsync("/Contracts/C-00000101/Renewal")).Form("/Contracts/C-00000101/Renewal"),
                "Review renewal quote"));
    }

    private static Task<Contract> ContractAsync(Customer customer) =>
        customer.World.ContractAsync(customer.World.Terms(), customer.World.Line(3m, 10m));

    private static async Task<PortalForm> NoticeAsync(Customer customer)
    {
        var (world, from, to) = (customer.World, customer.World.Today.AddMonths(-10), customer.World.Today.AddMonths(2));
        await world.WriteAsync(new Contract(world.Account.Id, "C-1", DocumentSource.Vendor, $"{world.Account.Number}-C-1",
            new DateRange(from, to), from, new ContractDetails
            {
                Name = "Seats",
                Currency = world.Account.Currency,
                LegalEntityId = world.Vendor.Id,
                BillingFrequency = BillingFrequency.Annual,
                PaymentTermsDays = 30,
                PaymentArrangement = PaymentArrangement.Invoice,
                BillTo = world.Account.BillingAddress,
                AutoRenews = true,
                NoticeDays = 30,
                TakesNotice = true,
            }));
        return (await customer.FormAsync("/Contracts/C-1/Notice")).Fill("Reason", "We move.");
    }

    private static IEnumerable<FormCase> Quotes()
    {
        yield return new("Quotes/{number}/Acceptance",
            async customer => new(Accepted(await customer.FormAsync(await PublishedAsync(customer) + "/Acceptance"))));
        yield return new("Quotes/{number}/Acceptance", async customer =>
        {
            var (path, colleague) = (await PublishedAsync(customer), await customer.ColleagueAsync());
            await Accepted(await customer.FormAsync(path + "/Acceptance", path + "/Approval")).Fill("PoNumber", "4711").SendAsync();
            return new(Accepted((await colleague.GetAsync(path + "/Acceptance")).Form(path + "/Acceptance")));
        }, "by the second of two people");
        yield return new("Quotes/{number}/Approval", async customer =>
        {
            var path = await PublishedAsync(customer);
            await customer.ColleagueAsync();
            return new(Accepted(await customer.FormAsync(path + "/Acceptance", path + "/Approval")));
        });
        yield return new("Quotes/{number}/Approval/Return", async customer =>
        {
            var (path, colleague) = (await PublishedAsync(customer), await customer.ColleagueAsync());
            await Accepted(await customer.FormAsync(path + "/Acceptance", path + "/Approval")).SendAsync();
            return new((await colleague.GetAsync(path + "/Approval/Return")).Form(path + "/Approval/Return")
                .Fill("Reason", "Half would do."));
        });
        yield return new("Quotes/{number}/Decline", async customer =>
            new((await customer.FormAsync(await PublishedAsync(customer) + "/Decline")).Fill("Reason", "Too much.")));
        yield return new("Quotes/{number}/Questions", async customer =>
            new((await customer.FormAsync(await PublishedAsync(customer) + "/Questions")).Fill("Text", "Why so much?")));
    }

    private static async Task<string> PublishedAsync(Customer customer) =>
        DocumentPath.Of(await customer.World.PublishAsync(customer.World.Terms(), customer.World.Line(10m, 12.5m)));

    private static PortalForm Accepted(PortalForm form) => form.Fill("Title", "Head of IT").Tick("Authority").Tick("Terms");

    private static IEnumerable<FormCase> Buying()
    {
        async Task<string> SavedAsync(PortalClient browser) =>
            (await (await browser.GetAsync("/AddProducts?units.CRM-PRO=25")).Form("/AddProducts").SendAsync("Review quote")).Location!;

        yield return new("AddProducts", async customer =>
            new((await (await DemoAsync(customer)).GetAsync("/AddProducts?units.CRM-PRO=25")).Form("/AddProducts"), "Review quote"));
        yield return new("Quotes/{number}/Edit", async customer =>
        {
            var browser = await DemoAsync(customer);
            var path = await SavedAsync(browser) + "/Edit";
            return new((await browser.GetAsync(path)).Form(path).Fill("units.CRM-PRO", "30"), "Save changes");
        });
        yield return new("Quotes/{number}/Discard", async customer =>
        {
            var browser = await DemoAsync(customer);
            var path = await SavedAsync(browser);
            return new((await browser.GetAsync(path)).Form(path + "/Discard"));
        });
        yield return new("Orders/{number}/Cancellation", async customer =>
        {
            var browser = await DemoAsync(customer);
            var confirmation = await DemoPortal.AcceptAsync(browser, await browser.GetAsync(await SavedAsync(browser)));
            var path = confirmation.Path.Replace("/Confirmation", "/Cancellation", StringComparison.Ordinal);
            return new((await browser.GetAsync(path)).Form(path));
        });
    }

    /// <summary>A member of a company of the demo data, where it takes products with prices, or a history.</summary>
    private static Task<PortalClient> DemoAsync(Customer customer) => customer.Portal.SignedInAs(DemoPortal.Acme);
}
